package dev.gradus.bench;

import dev.gradus.activation.Relu;
import dev.gradus.activation.Softmax;
import dev.gradus.core.ConfigException;
import dev.gradus.data.ClassTarget;
import dev.gradus.data.Target;
import dev.gradus.data.ValueTarget;
import dev.gradus.layer.BatchNormalization;
import dev.gradus.layer.Conv2D;
import dev.gradus.layer.Dense;
import dev.gradus.layer.Dropout;
import dev.gradus.layer.Flatten;
import dev.gradus.layer.Input;
import dev.gradus.layer.Layer;
import dev.gradus.layer.Lstm;
import dev.gradus.layer.MaxPooling2D;
import dev.gradus.layer.Padding;
import dev.gradus.loss.CategoricalCrossentropy;
import dev.gradus.loss.Loss;
import dev.gradus.loss.MeanSquaredError;
import dev.gradus.model.Sequential;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// A network and batch size whose training step is timed: Adam with a rate of 1e-3, synthetic data.
///
/// @param name on the command line
/// @param batchSize samples a step
/// @param model the network, with its input
/// @param loss what training makes small
/// @param target of the synthetic samples
public record Workload(String name, int batchSize, Sequential model, Loss loss, Target target) {

  private static final int CLASSES = 10;

  /// All workloads.
  public static final List<Workload> ALL =
      List.of(
          dense("mlp64", 64, 784, 1000),
          dense("deep64", 64, 784, 512, 1024, 64),
          dense("mlp4096", 4096, 784, 1000),
          classifier("cnn128", 128, smallConvolutions()),
          classifier("vgg16", 16, normalizedConvolutions()),
          recurrent());

  /// @param name of a workload
  /// @return that workload
  /// @throws ConfigException if there is none of that name
  public static Workload named(String name) {
    return ALL.stream()
        .filter(workload -> workload.name.equals(name))
        .findFirst()
        .orElseThrow(() ->
            new ConfigException(
                "bench: there is no workload named %s. Use one of %s."
                    .formatted(
                        name, ALL.stream().map(Workload::name).collect(Collectors.joining(", ")))));
  }

  /// @param name on the command line
  /// @param batchSize samples a step
  /// @param widths of the input and the hidden relu layers
  /// @return dense layers, softmax at the end
  public static Workload dense(String name, int batchSize, int... widths) {
    List<Layer> layers = new ArrayList<>();
    layers.add(Input.of(widths[0]));
    for (int i = 1; i < widths.length; i++) {
      layers.add(Dense.of(widths[i]).withActivation(new Relu()));
    }
    return classifier(name, batchSize, layers);
  }

  private static Workload classifier(String name, int batchSize, List<Layer> hidden) {
    List<Layer> layers = new ArrayList<>(hidden);
    layers.add(Dense.of(CLASSES).withActivation(new Softmax()));
    return new Workload(
        name,
        batchSize,
        new Sequential(layers),
        CategoricalCrossentropy.defaults(),
        ClassTarget.of(CLASSES));
  }

  private static List<Layer> smallConvolutions() {
    return List.of(
        Input.of(28, 28, 1),
        convolution(32),
        MaxPooling2D.of(2),
        convolution(64),
        MaxPooling2D.of(2),
        new Flatten(),
        Dense.of(128).withActivation(new Relu()));
  }

  private static List<Layer> normalizedConvolutions() {
    List<Layer> layers = new ArrayList<>();
    layers.add(Input.of(32, 32, 3));
    for (int filters : new int[] {32, 64, 128}) {
      layers.add(convolution(filters));
      layers.add(BatchNormalization.defaults());
      layers.add(convolution(filters));
      layers.add(BatchNormalization.defaults());
      layers.add(MaxPooling2D.of(2));
    }
    layers.add(new Flatten());
    layers.add(Dense.of(128).withActivation(new Relu()));
    return layers;
  }

  /// A window of 60 steps of one feature, the value after it to be told.
  private static Workload recurrent() {
    List<Layer> layers = new ArrayList<>();
    layers.add(Input.of(60, 1));
    for (int i = 0; i < 4; i++) {
      layers.add(Lstm.of(50).withReturnSequences(i < 3));
      layers.add(new Dropout(0.2));
    }
    layers.add(Dense.of(1));
    return new Workload(
        "lstm", 32, new Sequential(layers), new MeanSquaredError(), ValueTarget.single());
  }

  private static Conv2D convolution(int filters) {
    return Conv2D.of(filters, 3).withPadding(new Padding.Same()).withActivation(new Relu());
  }

  /// Arithmetic of the products and convolutions of one step, see [Arithmetic].
  ///
  /// @return floating-point operations a step
  public double operations() {
    return Arithmetic.ofStep(model.build(batchSize, true).graph().build());
  }
}
