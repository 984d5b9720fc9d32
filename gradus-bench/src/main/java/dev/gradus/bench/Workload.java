package dev.gradus.bench;

import dev.gradus.activation.Relu;
import dev.gradus.activation.Softmax;
import dev.gradus.core.ConfigException;
import dev.gradus.core.Shape;
import dev.gradus.layer.Dense;
import dev.gradus.layer.Layer;
import dev.gradus.model.Sequential;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// A network and batch size whose training step is timed: Adam with a rate of 1e-3, categorical
/// cross-entropy, synthetic data.
///
/// @param name on the command line
/// @param batchSize samples a step
/// @param widths of the input, the hidden relu layers and the output
public record Workload(String name, int batchSize, List<Integer> widths) {

  /// All workloads.
  public static final List<Workload> ALL =
      List.of(
          new Workload("mlp64", 64, List.of(784, 1000, 10)),
          new Workload("deep64", 64, List.of(784, 512, 1024, 64, 10)),
          new Workload("mlp4096", 4096, List.of(784, 1000, 10)));

  /// Copies the widths.
  public Workload {
    widths = List.copyOf(widths);
  }

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

  /// @return the network, whose input is the first width
  public Sequential model() {
    List<Layer> layers = new ArrayList<>();
    for (int i = 1; i < widths.size() - 1; i++) {
      layers.add(Dense.of(widths.get(i)).withActivation(new Relu()));
    }
    layers.add(Dense.of(widths.getLast()).withActivation(new Softmax()));
    return new Sequential(layers).withInput(Shape.of(widths.getFirst()));
  }

  /// @return number of classes
  public int classes() {
    return widths.getLast();
  }

  /// Arithmetic of the products of one step, in floating-point operations: 2 N K U for each layer
  /// forward and by weights, and by data for all layers but the first.
  ///
  /// @return operations a step
  public double operations() {
    return IntStream.range(1, widths.size())
        .mapToDouble(i -> (i == 1 ? 4.0 : 6.0) * batchSize * widths.get(i - 1) * widths.get(i))
        .sum();
  }
}
