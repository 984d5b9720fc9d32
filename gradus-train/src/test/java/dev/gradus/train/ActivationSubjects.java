package dev.gradus.train;

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
import dev.gradus.layer.ActivationLayer;
import dev.gradus.layer.Dense;
import java.util.List;
import java.util.stream.Stream;

/// Every activation, within a dense layer and as a layer.
final class ActivationSubjects {

  static final List<Activation> ACTIVATIONS =
      List.of(
          new Celu(0.7),
          new Elu(1.3),
          new Exponential(),
          Gelu.defaults(),
          new Gelu(true),
          HardShrink.defaults(),
          new HardSigmoid(),
          new HardSilu(),
          new HardTanh(),
          LeakyRelu.defaults(),
          new Linear(),
          new LogSigmoid(),
          new LogSoftmax(),
          new Mish(),
          new Relu(),
          new Relu6(),
          new Selu(),
          new Sigmoid(),
          new Silu(),
          SoftShrink.defaults(),
          new Softmax(),
          new Softplus(),
          new Softsign(),
          new SparsePlus(),
          new SparseSigmoid(),
          new Sparsemax(),
          Squareplus.defaults(),
          new Tanh(),
          new TanhShrink(),
          new Threshold(0.1, 0.3));

  private ActivationSubjects() {}

  static Stream<LayerSubject> all() {
    return ACTIVATIONS.stream()
        .flatMap(activation ->
            Stream.of(
                LayerSubject.of(activation.toString(), Dense.of(3).withActivation(activation)),
                LayerSubject.of(activation.toString(), new ActivationLayer(activation))));
  }
}
