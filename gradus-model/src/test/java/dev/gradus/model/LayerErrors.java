package dev.gradus.model;

import dev.gradus.core.Shape;
import dev.gradus.layer.ActivityRegularization;
import dev.gradus.layer.Add;
import dev.gradus.layer.AlphaDropout;
import dev.gradus.layer.Concatenate;
import dev.gradus.layer.Cropping1D;
import dev.gradus.layer.Cropping2D;
import dev.gradus.layer.Dot;
import dev.gradus.layer.Embedding;
import dev.gradus.layer.GaussianDropout;
import dev.gradus.layer.GaussianNoise;
import dev.gradus.layer.Glu;
import dev.gradus.layer.GroupNormalization;
import dev.gradus.layer.Input;
import dev.gradus.layer.Layer;
import dev.gradus.layer.LayerNormalization;
import dev.gradus.layer.MergeLayer;
import dev.gradus.layer.MultiHeadAttention;
import dev.gradus.layer.Normalization;
import dev.gradus.layer.PRelu;
import dev.gradus.layer.Permute;
import dev.gradus.layer.RepeatVector;
import dev.gradus.layer.Rescaling;
import dev.gradus.layer.Reshape;
import dev.gradus.layer.SpatialDropout;
import dev.gradus.layer.Subtract;
import dev.gradus.layer.UpSampling1D;
import dev.gradus.layer.UpSampling2D;
import dev.gradus.layer.ZeroPadding1D;
import dev.gradus.layer.ZeroPadding2D;
import java.util.List;
import java.util.stream.IntStream;

/// What layers that normalize, add noise, reshape and merge complain about; [ErrorsTest] asserts
/// it.
final class LayerErrors {

  private LayerErrors() {}

  static List<Runnable> settings() {
    return List.of(
        () -> LayerNormalization.defaults().withEpsilon(0),
        () -> GroupNormalization.defaults().withGroups(0),
        () -> GroupNormalization.defaults().withEpsilon(Double.NaN),
        () -> new SpatialDropout(1),
        () -> new GaussianNoise(-0.1),
        () -> new GaussianDropout(1),
        () -> new AlphaDropout(-0.5),
        () -> new ActivityRegularization(-1, 0),
        () -> new ActivityRegularization(0, Double.POSITIVE_INFINITY),
        () -> PRelu.defaults().withSharedAxes(0, 1),
        () -> Rescaling.of(Double.NaN),
        () -> Embedding.of(0, 8),
        () -> Embedding.of((1 << 24) + 1, 8),
        () -> new ZeroPadding1D(-1, 1),
        () -> new ZeroPadding2D(0, 0, -1, 1),
        () -> new Cropping1D(0, -2),
        () -> new Cropping2D(-1, 0, 0, 0),
        () -> new UpSampling1D(0),
        () -> UpSampling2D.of(0, 2),
        () -> Reshape.of(-1, -1),
        () -> Reshape.of(0),
        () -> Permute.of(0, 1),
        () -> new RepeatVector(0),
        () -> new Concatenate(0),
        () -> Dot.of(0),
        () -> MultiHeadAttention.of(0, 16),
        () -> MultiHeadAttention.of(4, 16).withDropout(1));
  }

  static List<Runnable> shapes() {
    MultiHeadAttention attention = MultiHeadAttention.of(4, 16);
    return List.of(
        () -> chain(LayerNormalization.defaults()),
        () -> chain(GroupNormalization.defaults()),
        () -> chain(GroupNormalization.defaults(), 28, 28, 48),
        () -> chain(new Normalization()),
        () -> chain(new SpatialDropout(0.2), 10),
        () -> chain(new Glu(), 7),
        () -> chain(PRelu.defaults().withSharedAxes(1, 3), 28, 28),
        () -> chain(Embedding.of(100, 8).withMaskZero(true), 10, 2),
        () -> chain(ZeroPadding1D.defaults(), 28, 28, 1),
        () -> chain(ZeroPadding2D.defaults(), 784),
        () -> chain(Cropping1D.defaults(), 10),
        () -> chain(Cropping1D.of(5), 10, 3),
        () -> chain(Cropping2D.defaults(), 10, 3),
        () -> chain(Cropping2D.of(1, 14), 28, 28, 3),
        () -> chain(UpSampling1D.defaults(), 10),
        () -> chain(UpSampling2D.defaults(), 28, 28),
        () -> chain(Reshape.of(28, 27), 784),
        () -> chain(Reshape.of(30, -1), 784),
        () -> chain(Permute.of(2, 1), 28, 28, 3),
        () -> chain(new RepeatVector(5), 28, 28),
        () -> merge(new Add(), Shape.of(28, 28, 32), Shape.of(28, 28, 64)),
        () -> merge(new Subtract(), Shape.of(3), Shape.of(3), Shape.of(3)),
        () -> merge(new Concatenate(3), Shape.of(28, 28), Shape.of(28, 28)),
        () -> merge(Concatenate.defaults(), Shape.of(28, 28), Shape.of(28)),
        () -> merge(Concatenate.defaults(), Shape.of(28, 28, 3), Shape.of(14, 28, 3)),
        () -> merge(Dot.of(3), Shape.of(10, 8), Shape.of(10, 8)),
        () -> merge(Dot.of(2, 1), Shape.of(10, 8), Shape.of(10, 8)),
        () -> chain(attention, 64),
        () -> merge(attention, Shape.of(9, 64), Shape.of(12, 64), Shape.of(10, 64)),
        () -> merge(attention, Shape.of(9, 8), Shape.of(9, 8), Shape.of(9, 8), Shape.of(9, 8)));
  }

  private static void chain(Layer layer, int... example) {
    Sequential.of(Input.of(example), layer).build(64, true);
  }

  private static void merge(MergeLayer layer, Shape... shapes) {
    List<SymbolicTensor> inputs =
        IntStream.range(0, shapes.length)
            .mapToObj(i -> SymbolicTensor.input("input" + i, shapes[i]))
            .toList();
    Functional.of(
        inputs, List.of(SymbolicTensor.merge(layer, inputs.toArray(SymbolicTensor[]::new))));
  }
}
