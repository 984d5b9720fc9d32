package dev.gradus.train;

import dev.gradus.activation.Tanh;
import dev.gradus.core.Shape;
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
import dev.gradus.regularizer.L2;
import dev.gradus.testkit.Choices;
import java.util.List;
import java.util.stream.Stream;

/// Convolutions and poolings over images and sequences, each under several paddings and strides.
final class ConvolutionSubjects {

  private static final Padding SAME = new Padding.Same();

  private ConvolutionSubjects() {}

  static Stream<LayerSubject> all() {
    return Stream.of(convolutions(), sequences(), poolings()).flatMap(subjects -> subjects);
  }

  private static Stream<LayerSubject> convolutions() {
    Conv2D square = Conv2D.of(3, 3);
    return Stream.of(
        image("", square),
        image("same", square.withPadding(SAME)),
        image("strides", square.withStrides(2, 1).withPadding(SAME).withUseBias(false)),
        image(
            "dilated", Conv2D.of(2, 2).withDilationRate(2).withPadding(Padding.Explicit.of(1, 2))),
        image("one by one", Conv2D.of(5, 1).withActivation(new Tanh())),
        image("penalized", Conv2D.of(2, 2, 1).withKernelRegularizer(new L2(0.1))),
        LayerSubject.of(
            "grouped",
            choices -> image(choices).withDim(2, 4),
            Conv2D.of(6, 2).withGroups(2).withPadding(SAME)),
        image("two", square.withPadding(SAME), Conv2D.of(2, 3).withPadding(SAME)),
        image("", DepthwiseConv2D.of(3)),
        image(
            "multiplied",
            DepthwiseConv2D.of(2, 3).withDepthMultiplier(2).withStrides(2).withPadding(SAME)),
        image("", SeparableConv2D.of(3, 2)),
        image(
            "same",
            SeparableConv2D.of(2, 3)
                .withPadding(SAME)
                .withDepthMultiplier(2)
                .withStrides(2)
                .withUseBias(false)),
        image("", Conv2DTranspose.of(3, 3)),
        image("strides", Conv2DTranspose.of(2, 3).withStrides(2).withPadding(SAME)),
        image("gaps", Conv2DTranspose.of(2, 2).withStrides(3, 2).withUseBias(false)),
        image("cut", Conv2DTranspose.of(2, 3).withStrides(2).withPadding(Padding.Explicit.of(1))));
  }

  private static Stream<LayerSubject> sequences() {
    Conv1D pair = Conv1D.of(3, 2);
    return Stream.of(
        sequence("", pair),
        sequence("causal", pair.withPadding(new Padding.Causal()).withDilationRate(2)),
        sequence("strides", Conv1D.of(2, 3).withStrides(2).withPadding(SAME)),
        sequence("padded", pair.withPadding(Padding.Explicit.of(2)).withUseBias(false)),
        LayerSubject.of(
            "grouped", choices -> sequence(choices).withDim(1, 4), Conv1D.of(4, 2).withGroups(4)));
  }

  private static Stream<LayerSubject> poolings() {
    return Stream.of(
        image("", MaxPooling2D.defaults()),
        image("overlapping", MaxPooling2D.of(3, 2).withStrides(1).withPadding(SAME)),
        image("", AveragePooling2D.defaults()),
        image("overlapping", AveragePooling2D.of(2, 3).withStrides(1).withPadding(SAME)),
        image("", new GlobalMaxPooling2D()),
        image("", new GlobalAveragePooling2D()),
        sequence("", MaxPooling1D.defaults()),
        sequence("overlapping", MaxPooling1D.of(3).withStrides(2).withPadding(SAME)),
        sequence("", AveragePooling1D.defaults()),
        sequence("overlapping", AveragePooling1D.of(3).withStrides(1).withPadding(SAME)),
        sequence("", new GlobalMaxPooling1D()),
        sequence("", new GlobalAveragePooling1D()),
        image(
            "after a convolution",
            Conv2D.of(3, 2).withPadding(SAME).withActivation(new Tanh()),
            MaxPooling2D.of(2),
            new GlobalAveragePooling2D()));
  }

  private static LayerSubject image(String name, Layer... layers) {
    return LayerSubject.of(name + " " + List.of(layers), ConvolutionSubjects::image, layers);
  }

  private static LayerSubject sequence(String name, Layer... layers) {
    return LayerSubject.of(name + " " + List.of(layers), ConvolutionSubjects::sequence, layers);
  }

  /// Large enough for every window here.
  private static Shape image(Choices choices) {
    return Shape.of(choices.between(3, 6), choices.between(3, 6), choices.between(1, 3));
  }

  private static Shape sequence(Choices choices) {
    return Shape.of(choices.between(3, 7), choices.between(1, 3));
  }
}
