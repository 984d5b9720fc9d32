package dev.gradus.train;

import dev.gradus.core.Shape;
import dev.gradus.layer.Add;
import dev.gradus.layer.Average;
import dev.gradus.layer.Concatenate;
import dev.gradus.layer.Cropping1D;
import dev.gradus.layer.Cropping2D;
import dev.gradus.layer.Dot;
import dev.gradus.layer.Layer;
import dev.gradus.layer.Maximum;
import dev.gradus.layer.MergeLayer;
import dev.gradus.layer.Minimum;
import dev.gradus.layer.MultiHeadAttention;
import dev.gradus.layer.Multiply;
import dev.gradus.layer.Permute;
import dev.gradus.layer.RepeatVector;
import dev.gradus.layer.Reshape;
import dev.gradus.layer.Subtract;
import dev.gradus.layer.UpSampling1D;
import dev.gradus.layer.UpSampling2D;
import dev.gradus.layer.ZeroPadding1D;
import dev.gradus.layer.ZeroPadding2D;
import dev.gradus.model.Functional;
import dev.gradus.model.Model;
import dev.gradus.model.SymbolicTensor;
import dev.gradus.testkit.Choices;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/// Layers that reshape and merge, and attention.
final class ShapeSubjects {

  private ShapeSubjects() {}

  static Stream<LayerSubject> all() {
    return Stream.of(shapes(), merges(), attention()).flatMap(subjects -> subjects);
  }

  private static Stream<LayerSubject> shapes() {
    return Stream.of(
        LayerSubject.ofRank(2, "uneven", new ZeroPadding1D(2, 1)),
        LayerSubject.ofRank(3, "uneven", new ZeroPadding2D(1, 0, 2, 3)),
        LayerSubject.ofRank(2, "uneven", ZeroPadding1D.of(2), new Cropping1D(3, 1)),
        LayerSubject.ofRank(3, "uneven", ZeroPadding2D.of(2, 1), new Cropping2D(3, 1, 0, 2)),
        LayerSubject.of("uneven", _ -> Shape.of(5, 2), new Cropping1D(3, 1)),
        LayerSubject.of("uneven", _ -> Shape.of(3, 4, 2), new Cropping2D(0, 1, 2, 0)),
        LayerSubject.ofRank(2, "three", new UpSampling1D(3)),
        LayerSubject.ofRank(3, "two by three", UpSampling2D.of(2, 3)),
        LayerSubject.of("open", Reshape.of(1, -1)),
        LayerSubject.ofRank(3, "turned", Permute.of(3, 1, 2)),
        LayerSubject.ofRank(1, "repeated", new RepeatVector(3)));
  }

  private static Stream<LayerSubject> merges() {
    Stream<LayerSubject> broadcasting =
        Stream.of(new Add(), new Multiply(), new Average(), new Maximum(), new Minimum())
            .map(each -> merge("three", each, ShapeSubjects::broadcast));
    return Stream.concat(
        broadcasting,
        Stream.of(
            merge("two", new Subtract(), c -> broadcast(c).subList(0, 2)),
            merge("last", Concatenate.defaults(), c -> differingOn(c, -1)),
            merge("first", new Concatenate(1), c -> differingOn(c, 0)),
            merge(
                "vectors",
                Dot.of(-1),
                c -> Stream.of(LayerSubject.shape(c, 1)).flatMap(s -> Stream.of(s, s)).toList()),
            merge("sequences", Dot.of(2, 1), ShapeSubjects::matrices),
            merge("cosines", Dot.of(2, 1).withNormalize(true), ShapeSubjects::matrices)));
  }

  private static Stream<LayerSubject> attention() {
    MultiHeadAttention two = MultiHeadAttention.of(2, 3);
    return Stream.of(
        LayerSubject.ofRank(2, "to itself", two),
        LayerSubject.ofRank(2, "causal", two.withCausal(true)),
        LayerSubject.ofRank(2, "dropped", two.withDropout(0.3).withUseBias(false)),
        merge("across", two.withValueDim(2), c -> sequences(c, 2)),
        merge("causal across", two.withCausal(true), c -> sequences(c, 2)),
        merge("with keys", MultiHeadAttention.of(1, 2), c -> sequences(c, 3)));
  }

  private static LayerSubject merge(
      String name, MergeLayer layer, Function<Choices, List<Shape>> shapes) {
    return LayerSubject.graph(
        name, List.<Layer>of(layer), choices -> model(layer, shapes.apply(choices)));
  }

  private static Model model(MergeLayer layer, List<Shape> shapes) {
    List<SymbolicTensor> inputs = new ArrayList<>();
    for (int i = 0; i < shapes.size(); i++) {
      inputs.add(SymbolicTensor.input("input" + i, shapes.get(i)));
    }
    SymbolicTensor merged = SymbolicTensor.merge(layer, inputs.toArray(SymbolicTensor[]::new));
    return Functional.of(inputs, List.of(merged));
  }

  /// Three shapes: a full one, one with an extent of 1, one with an axis less.
  private static List<Shape> broadcast(Choices choices) {
    Shape full = LayerSubject.shape(choices, 2);
    return List.of(full, full.withDim(choices.between(0, 1), 1), full.dropFirst(1));
  }

  private static List<Shape> differingOn(Choices choices, int axis) {
    Shape first = LayerSubject.shape(choices, 3);
    return List.of(first, first.withDim(axis, choices.between(1, 4)), first.withDim(axis, 1));
  }

  private static List<Shape> matrices(Choices choices) {
    Shape first = LayerSubject.shape(choices, 2);
    return List.of(first, Shape.of(first.dim(1), choices.between(1, 4)));
  }

  private static List<Shape> sequences(Choices choices, int count) {
    Shape value = LayerSubject.shape(choices, 2);
    List<Shape> all = new ArrayList<>(List.of(LayerSubject.shape(choices, 2), value));
    if (count > 2) {
      all.add(value.withDim(-1, choices.between(1, 4)));
    }
    return all;
  }
}
