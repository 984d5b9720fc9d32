package dev.gradus.spec;

import dev.gradus.layer.ActivityRegularization;
import dev.gradus.layer.Add;
import dev.gradus.layer.AlphaDropout;
import dev.gradus.layer.Average;
import dev.gradus.layer.Concatenate;
import dev.gradus.layer.Cropping1D;
import dev.gradus.layer.Cropping2D;
import dev.gradus.layer.Dot;
import dev.gradus.layer.Embedding;
import dev.gradus.layer.GaussianDropout;
import dev.gradus.layer.GaussianNoise;
import dev.gradus.layer.Glu;
import dev.gradus.layer.GroupNormalization;
import dev.gradus.layer.Layer;
import dev.gradus.layer.LayerNormalization;
import dev.gradus.layer.Maximum;
import dev.gradus.layer.Minimum;
import dev.gradus.layer.MultiHeadAttention;
import dev.gradus.layer.Multiply;
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

/// The words for layers that normalize, add noise, reshape and merge.
final class LayerKinds {

  private LayerKinds() {}

  static Kinds of(Kinds kinds) {
    return kinds
        .with(Layer.class, Kind.of("layer-normalization", LayerNormalization.defaults()))
        .with(
            Layer.class,
            Kind.of("group-normalization", GroupNormalization.defaults()).shorthandFor("groups"))
        .with(
            Layer.class,
            Kind.of("spatial-dropout", new SpatialDropout(0.5))
                .requiring("rate")
                .shorthandFor("rate"))
        .with(
            Layer.class,
            Kind.of("gaussian-noise", new GaussianNoise(0.1))
                .requiring("standardDeviation")
                .shorthandFor("standardDeviation"))
        .with(
            Layer.class,
            Kind.of("gaussian-dropout", new GaussianDropout(0.5))
                .requiring("rate")
                .shorthandFor("rate"))
        .with(
            Layer.class,
            Kind.of("alpha-dropout", new AlphaDropout(0.5)).requiring("rate").shorthandFor("rate"))
        .with(Layer.class, Kind.of("activity-regularization", new ActivityRegularization(0, 0)))
        .with(Layer.class, Kind.of("glu", new Glu()))
        .with(Layer.class, Kind.of("prelu", PRelu.defaults()))
        .with(
            Layer.class,
            Kind.of("rescaling", Rescaling.of(1)).requiring("scale").shorthandFor("scale"))
        .with(Layer.class, Kind.of("normalization", new Normalization()))
        .with(
            Layer.class,
            Kind.of("embedding", Embedding.of(1, 1)).requiring("inputDim", "outputDim"))
        .with(Layer.class, Kind.of("zero-padding1d", ZeroPadding1D.defaults()))
        .with(Layer.class, Kind.of("zero-padding2d", ZeroPadding2D.defaults()))
        .with(Layer.class, Kind.of("cropping1d", Cropping1D.defaults()))
        .with(Layer.class, Kind.of("cropping2d", Cropping2D.defaults()))
        .with(Layer.class, Kind.of("up-sampling1d", UpSampling1D.defaults()).shorthandFor("size"))
        .with(Layer.class, Kind.of("up-sampling2d", UpSampling2D.defaults()).shorthandFor("size"))
        .with(
            Layer.class,
            Kind.of("reshape", Reshape.of(-1)).requiring("targetShape").shorthandFor("targetShape"))
        .with(Layer.class, Kind.of("permute", Permute.of(1)).requiring("dims").shorthandFor("dims"))
        .with(
            Layer.class,
            Kind.of("repeat-vector", new RepeatVector(1)).requiring("times").shorthandFor("times"))
        .with(Layer.class, Kind.of("add", new Add()))
        .with(Layer.class, Kind.of("subtract", new Subtract()))
        .with(Layer.class, Kind.of("multiply", new Multiply()))
        .with(Layer.class, Kind.of("average", new Average()))
        .with(Layer.class, Kind.of("maximum", new Maximum()))
        .with(Layer.class, Kind.of("minimum", new Minimum()))
        .with(Layer.class, Kind.of("concatenate", Concatenate.defaults()).shorthandFor("axis"))
        .with(Layer.class, Kind.of("dot", Dot.of(-1)).shorthandFor("axes"))
        .with(
            Layer.class,
            Kind.of("multi-head-attention", MultiHeadAttention.of(1, 1))
                .requiring("numHeads", "keyDim"));
  }
}
