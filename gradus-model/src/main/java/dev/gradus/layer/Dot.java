package dev.gradus.layer;

import dev.gradus.core.ConfigException;
import dev.gradus.core.Shape;
import dev.gradus.expr.Expr;
import dev.gradus.expr.Formula;
import dev.gradus.op.Elementwise;
import dev.gradus.op.MatMul;
import dev.gradus.op.Reduce;
import dev.gradus.op.Transpose;
import dev.gradus.op.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// The products of two values' vectors along an axis of each, example by example.
///
/// `y[n, i, j] = sum_k a[n, i, k] b[n, j, k]`, with `k` along the given axes
///
/// - inputs `a` and `b` with as many places along their axes, for example `[N, T, K]` and `[N, S,
///   K]` along axes 2 and 2; output: the batch, the other axes of `a`, the other axes of `b`, for
///   example `[N, T, S]`; `[N, 1]` for two inputs `[N, K]`
/// - no weights
///
/// As Keras. PyTorch's `bmm` takes the axes 2 and 1.
///
/// @param axes one axis of each input, from 1, the first after the batch, or from the end, -1 being
///   the last; one number counts for both
/// @param normalize whether each vector is divided by its length first, at least 1e-12, so that `y`
///   is the cosine of the angle; default false
public record Dot(List<Integer> axes, boolean normalize) implements MergeLayer {

  private static final double SMALLEST_SQUARE = 1e-24;

  /// Makes one axis two and checks them.
  public Dot {
    axes = axes.size() == 1 ? List.of(axes.getFirst(), axes.getFirst()) : List.copyOf(axes);
    if (axes.size() != 2 || axes.contains(0)) {
      throw new ConfigException(
          "Dot: axes must be one axis of each input, and not 0, the batch, got %s."
              .formatted(axes));
    }
  }

  /// @param axis of both inputs, from 1 or from the end
  /// @return products as they are
  public static Dot of(int axis) {
    return of(axis, axis);
  }

  /// @param axisOfFirst from 1 or from the end
  /// @param axisOfSecond from 1 or from the end
  /// @return products as they are
  public static Dot of(int axisOfFirst, int axisOfSecond) {
    return new Dot(List.of(axisOfFirst, axisOfSecond), false);
  }

  /// @param changed whether vectors are divided by their lengths first
  /// @return this layer with or without that
  public Dot withNormalize(boolean changed) {
    return new Dot(axes, changed);
  }

  @Override
  public String kind() {
    return "dot";
  }

  @Override
  public Value build(LayerContext context, List<Value> inputs) {
    Merging.requireTwo(context, inputs);
    Shape a = inputs.get(0).shape();
    Shape b = inputs.get(1).shape();
    int axisOfA = axis(context, a, axes.get(0));
    int axisOfB = axis(context, b, axes.get(1));
    if (a.dim(axisOfA) != b.dim(axisOfB)) {
      throw context.refusal(
          "inputs %s and %s have %d on axis %d and %d on axis %d, expected as many. Choose other axes, or bring one input to the other's extent with Dense."
              .formatted(a, b, a.dim(axisOfA), axisOfA, b.dim(axisOfB), axisOfB));
    }
    Value left = vectors(context, inputs.get(0), axisOfA);
    Value right = vectors(context, inputs.get(1), axisOfB);
    Value products = context.add(new MatMul(false, true), left, right);
    List<Integer> kept =
        Stream.concat(rest(a, axisOfA).stream(), rest(b, axisOfB).stream()).toList();
    Shape result = Shape.of(kept.isEmpty() ? List.of(1) : kept).prepend(a.dim(0));
    return context.add(new dev.gradus.op.Reshape(result), products);
  }

  private static int axis(LayerContext context, Shape shape, int axis) {
    int positive = axis < 0 ? shape.rank() + axis : axis;
    if (positive < 1 || positive >= shape.rank()) {
      throw context.refusal(
          "input %s has no axis %d to multiply along. Choose an axis from 1 to %d."
              .formatted(shape, axis, shape.rank() - 1));
    }
    return positive;
  }

  /// The extents but for the batch and one axis.
  private static List<Integer> rest(Shape shape, int axis) {
    return IntStream.range(1, shape.rank()).filter(i -> i != axis).mapToObj(shape::dim).toList();
  }

  /// `[N, P, K]`: all vectors along the axis, as rows.
  private Value vectors(LayerContext context, Value input, int axis) {
    Shape shape = input.shape();
    List<Integer> order = new ArrayList<>(IntStream.range(0, shape.rank()).boxed().toList());
    order.remove(Integer.valueOf(axis));
    order.add(axis);
    Value turned = axis == shape.rank() - 1 ? input : context.add(new Transpose(order), input);
    int length = shape.dim(axis);
    int places = Math.toIntExact(shape.dropFirst(1).size() / length);
    Value rows =
        context.add(new dev.gradus.op.Reshape(Shape.of(shape.dim(0), places, length)), turned);
    return normalize ? normalized(context, rows) : rows;
  }

  private static Value normalized(LayerContext context, Value rows) {
    Formula.Builder square = Formula.named("square");
    square.output("y", square.input("x").squared());
    Value sums =
        context.add(
            new Reduce(Reduce.Kind.SUM, List.of(2), true),
            context.add(new Elementwise(square.build()), rows));
    Formula.Builder divided = Formula.named("normalized");
    Expr x = divided.input("x");
    Expr sum = divided.input("sum");
    divided.output("y", x.dividedBy(Expr.constant(SMALLEST_SQUARE).max(sum).sqrt()));
    return context.add(new Elementwise(divided.build()), rows, sums);
  }

  /// @return the axes and whatever differs from the defaults
  @Override
  public String toString() {
    return SettingsText.of("Dot")
        .with("axes", axes)
        .unless("normalize", normalize, false)
        .toString();
  }
}
