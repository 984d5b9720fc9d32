package dev.gradus.model;

import dev.gradus.constraint.MaxNorm;
import dev.gradus.constraint.MinMaxNorm;
import dev.gradus.constraint.UnitNorm;
import dev.gradus.core.Shape;
import dev.gradus.init.Identity;
import dev.gradus.init.TruncatedNormal;
import dev.gradus.loss.BinaryCrossentropy;
import dev.gradus.loss.BinaryFocalCrossentropy;
import dev.gradus.loss.CategoricalCrossentropy;
import dev.gradus.loss.CategoricalFocalCrossentropy;
import dev.gradus.loss.CategoricalHinge;
import dev.gradus.loss.CosineSimilarity;
import dev.gradus.loss.Dice;
import dev.gradus.loss.Huber;
import dev.gradus.loss.KlDivergence;
import dev.gradus.loss.Loss;
import dev.gradus.loss.MeanAbsoluteError;
import dev.gradus.loss.SparseCategoricalCrossentropy;
import dev.gradus.op.GraphBuilder;
import dev.gradus.regularizer.L1L2;
import dev.gradus.regularizer.OrthogonalRegularizer;
import java.util.List;

/// What losses complain about beside the first two, and initializers, regularizers and constraints;
/// [ErrorsTest] asserts it.
final class LossErrors {

  private LossErrors() {}

  static List<Runnable> settings() {
    return List.of(
        () -> new TruncatedNormal(-0.1),
        () -> new Identity(0),
        () -> new L1L2(-1, 0),
        () -> new L1L2(0, Double.NaN),
        () -> new OrthogonalRegularizer(-1, OrthogonalRegularizer.Mode.ROWS),
        () -> new MaxNorm(-1),
        () -> new MaxNorm(2, List.of(0, 0)),
        () -> new UnitNorm(List.of(-1)),
        () -> new MinMaxNorm(Double.NaN, 1),
        () -> new MinMaxNorm(0, Double.POSITIVE_INFINITY),
        () -> new MinMaxNorm(2, 1),
        () -> new MinMaxNorm(0, 1, 1.5, List.of()),
        () -> new Huber(0),
        () -> new Huber(Double.POSITIVE_INFINITY),
        () -> BinaryCrossentropy.defaults().withLabelSmoothing(1),
        () -> BinaryFocalCrossentropy.defaults().balanced(0),
        () -> BinaryFocalCrossentropy.defaults().withGamma(-1),
        () -> BinaryFocalCrossentropy.defaults().withLabelSmoothing(-0.1),
        () -> CategoricalFocalCrossentropy.defaults().withAlpha(1.5),
        () -> CategoricalFocalCrossentropy.defaults().withGamma(Double.NaN),
        () -> CategoricalCrossentropy.defaults().withLabelSmoothing(1.1),
        () -> SparseCategoricalCrossentropy.defaults().withLabelSmoothing(Double.NaN));
  }

  static List<Runnable> shapes() {
    return List.of(
        () -> new CosineSimilarity().targetShape(Shape.of(64)),
        () -> new KlDivergence().targetShape(Shape.of(64, 1)),
        () -> new CategoricalHinge().targetShape(Shape.of(64, 28, 10)),
        () -> CategoricalFocalCrossentropy.defaults().targetShape(Shape.of(64)),
        () -> orthogonal(Shape.of(1, 3)),
        () -> orthogonal(Shape.of(3, 3, 1, 8)),
        () -> constrain(Shape.of(784, 10)),
        () -> build(new MeanAbsoluteError()),
        () -> build(new Dice()),
        () -> build(BinaryCrossentropy.defaults()));
  }

  private static void orthogonal(Shape weight) {
    GraphBuilder graph = new GraphBuilder();
    OrthogonalRegularizer.defaults().penalty(graph, "penalty", graph.feed("weight", weight));
  }

  private static void constrain(Shape weight) {
    GraphBuilder graph = new GraphBuilder();
    new MaxNorm(2, List.of(0, 1, 2)).build(graph, "bound", graph.feed("weight", weight));
  }

  private static void build(Loss loss) {
    GraphBuilder graph = new GraphBuilder();
    loss.build(
        graph, graph.feed("prediction", Shape.of(64, 10)), graph.feed("target", Shape.of(64, 12)));
  }
}
