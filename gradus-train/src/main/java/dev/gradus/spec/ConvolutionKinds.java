package dev.gradus.spec;

import dev.gradus.layer.AveragePooling1D;
import dev.gradus.layer.AveragePooling2D;
import dev.gradus.layer.Conv1D;
import dev.gradus.layer.Conv2D;
import dev.gradus.layer.Conv2DTranspose;
import dev.gradus.layer.DepthwiseConv2D;
import dev.gradus.layer.GlobalAveragePooling1D;
import dev.gradus.layer.GlobalAveragePooling2D;
import dev.gradus.layer.GlobalMaxPooling1D;
import dev.gradus.layer.GlobalMaxPooling2D;
import dev.gradus.layer.Layer;
import dev.gradus.layer.MaxPooling1D;
import dev.gradus.layer.MaxPooling2D;
import dev.gradus.layer.Padding;
import dev.gradus.layer.SeparableConv2D;

/// The words for convolutions, poolings and their padding. They are the names that Keras gives such
/// layers, with hyphens.
final class ConvolutionKinds {

  private ConvolutionKinds() {}

  static Kinds of(Kinds kinds) {
    return poolings(convolutions(paddings(kinds)));
  }

  private static Kinds paddings(Kinds kinds) {
    return kinds
        .with(Padding.class, Kind.of("valid", new Padding.Valid()))
        .with(Padding.class, Kind.of("same", new Padding.Same()))
        .with(Padding.class, Kind.of("causal", new Padding.Causal()))
        .with(
            Padding.class,
            Kind.of("explicit", Padding.Explicit.of(1)).requiring("sizes").shorthandFor("sizes"));
  }

  private static Kinds convolutions(Kinds kinds) {
    return kinds
        .with(Layer.class, Kind.of("conv1d", Conv1D.of(1, 3)).requiring("filters", "kernelSize"))
        .with(Layer.class, Kind.of("conv2d", Conv2D.of(1, 3)).requiring("filters", "kernelSize"))
        .with(
            Layer.class,
            Kind.of("conv2d-transpose", Conv2DTranspose.of(1, 3))
                .requiring("filters", "kernelSize"))
        .with(
            Layer.class,
            Kind.of("depthwise-conv2d", DepthwiseConv2D.of(3))
                .requiring("kernelSize")
                .shorthandFor("kernelSize"))
        .with(
            Layer.class,
            Kind.of("separable-conv2d", SeparableConv2D.of(1, 3))
                .requiring("filters", "kernelSize"));
  }

  private static Kinds poolings(Kinds kinds) {
    return kinds
        .with(
            Layer.class,
            Kind.of("average-pooling1d", AveragePooling1D.defaults()).shorthandFor("poolSize"))
        .with(
            Layer.class,
            Kind.of("average-pooling2d", AveragePooling2D.defaults()).shorthandFor("poolSize"))
        .with(
            Layer.class, Kind.of("max-pooling1d", MaxPooling1D.defaults()).shorthandFor("poolSize"))
        .with(
            Layer.class, Kind.of("max-pooling2d", MaxPooling2D.defaults()).shorthandFor("poolSize"))
        .with(Layer.class, Kind.of("global-average-pooling1d", new GlobalAveragePooling1D()))
        .with(Layer.class, Kind.of("global-average-pooling2d", new GlobalAveragePooling2D()))
        .with(Layer.class, Kind.of("global-max-pooling1d", new GlobalMaxPooling1D()))
        .with(Layer.class, Kind.of("global-max-pooling2d", new GlobalMaxPooling2D()));
  }
}
