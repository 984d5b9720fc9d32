package dev.gradus.spec;

import dev.gradus.activation.Activation;
import dev.gradus.activation.Celu;
import dev.gradus.activation.Elu;
import dev.gradus.activation.Exponential;
import dev.gradus.activation.Gelu;
import dev.gradus.activation.HardShrink;
import dev.gradus.activation.HardSigmoid;
import dev.gradus.activation.HardSilu;
import dev.gradus.activation.HardTanh;
import dev.gradus.activation.LeakyRelu;
import dev.gradus.activation.Linear;
import dev.gradus.activation.LogSigmoid;
import dev.gradus.activation.LogSoftmax;
import dev.gradus.activation.Mish;
import dev.gradus.activation.Relu;
import dev.gradus.activation.Relu6;
import dev.gradus.activation.Selu;
import dev.gradus.activation.Sigmoid;
import dev.gradus.activation.Silu;
import dev.gradus.activation.SoftShrink;
import dev.gradus.activation.Softmax;
import dev.gradus.activation.Softplus;
import dev.gradus.activation.Softsign;
import dev.gradus.activation.SparsePlus;
import dev.gradus.activation.SparseSigmoid;
import dev.gradus.activation.Sparsemax;
import dev.gradus.activation.Squareplus;
import dev.gradus.activation.Tanh;
import dev.gradus.activation.TanhShrink;
import dev.gradus.activation.Threshold;

/// The words for activations.
final class ActivationKinds {

  private ActivationKinds() {}

  static Kinds of(Kinds kinds) {
    return kinds
        .with(Activation.class, Kind.of("celu", Celu.defaults()).shorthandFor("alpha"))
        .with(Activation.class, Kind.of("elu", Elu.defaults()).shorthandFor("alpha"))
        .with(Activation.class, Kind.of("exponential", new Exponential()))
        .with(Activation.class, Kind.of("gelu", Gelu.defaults()).shorthandFor("approximate"))
        .with(
            Activation.class,
            Kind.of("hard-shrink", HardShrink.defaults()).shorthandFor("threshold"))
        .with(Activation.class, Kind.of("hard-sigmoid", new HardSigmoid()))
        .with(Activation.class, Kind.of("hard-silu", new HardSilu()))
        .with(Activation.class, Kind.of("hard-tanh", new HardTanh()))
        .with(
            Activation.class,
            Kind.of("leaky-relu", LeakyRelu.defaults()).shorthandFor("negativeSlope"))
        .with(Activation.class, Kind.of("linear", new Linear()))
        .with(Activation.class, Kind.of("log-sigmoid", new LogSigmoid()))
        .with(Activation.class, Kind.of("log-softmax", new LogSoftmax()))
        .with(Activation.class, Kind.of("mish", new Mish()))
        .with(Activation.class, Kind.of("relu", new Relu()))
        .with(Activation.class, Kind.of("relu6", new Relu6()))
        .with(Activation.class, Kind.of("selu", new Selu()))
        .with(Activation.class, Kind.of("sigmoid", new Sigmoid()))
        .with(Activation.class, Kind.of("silu", new Silu()))
        .with(
            Activation.class,
            Kind.of("soft-shrink", SoftShrink.defaults()).shorthandFor("threshold"))
        .with(Activation.class, Kind.of("softmax", new Softmax()))
        .with(Activation.class, Kind.of("softplus", new Softplus()))
        .with(Activation.class, Kind.of("softsign", new Softsign()))
        .with(Activation.class, Kind.of("sparse-plus", new SparsePlus()))
        .with(Activation.class, Kind.of("sparse-sigmoid", new SparseSigmoid()))
        .with(Activation.class, Kind.of("sparsemax", new Sparsemax()))
        .with(Activation.class, Kind.of("squareplus", Squareplus.defaults()).shorthandFor("b"))
        .with(Activation.class, Kind.of("tanh", new Tanh()))
        .with(Activation.class, Kind.of("tanh-shrink", new TanhShrink()))
        .with(
            Activation.class,
            Kind.of("threshold", new Threshold(0, 0)).requiring("threshold", "value"));
  }
}
