package dev.gradus.data;

import dev.gradus.core.ConfigException;
import dev.gradus.core.Shape;
import dev.gradus.core.ShapeException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/// Data sets side by side, for networks with several inputs or outputs: sample `i` of each belongs
/// to sample `i` of the others.
///
/// ```java
/// Dataset pairs =
///     JoinedDataset.named("pairs")
///         .input("left", left)
///         .input("right", right)
///         .target("digit", left)
///         .target("sum", ValueTarget.single(), sums)
///         .build();
/// ```
///
/// With one input its features are those of this data set too, with one target likewise; with
/// several, each part is asked for its own.
public final class JoinedDataset implements Dataset {

  private final String name;
  private final SequencedMap<String, Dataset> inputs;
  private final SequencedMap<String, Dataset> targets;

  private JoinedDataset(
      String name, SequencedMap<String, Dataset> inputs, SequencedMap<String, Dataset> targets) {
    this.name = name;
    this.inputs = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(inputs));
    this.targets = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(targets));
  }

  /// @param name what messages and reports call the whole
  /// @return nothing joined yet
  public static Builder named(String name) {
    return new Builder(name);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public int size() {
    return targets.firstEntry().getValue().size();
  }

  @Override
  public SequencedMap<String, Dataset> inputs() {
    return inputs;
  }

  @Override
  public SequencedMap<String, Dataset> targets() {
    return targets;
  }

  /// @throws ConfigException if there are several inputs
  @Override
  public Shape featureShape() {
    return only(inputs, "inputs").featureShape();
  }

  /// @throws ConfigException if there are several targets
  @Override
  public Target target() {
    return only(targets, "targets").target();
  }

  /// @throws ConfigException if there are several inputs
  @Override
  public void copyFeatures(int sample, float[] destination, int offset) {
    only(inputs, "inputs").copyFeatures(sample, destination, offset);
  }

  /// @throws ConfigException if there are several targets
  @Override
  public float targetValue(int sample, int index) {
    return only(targets, "targets").targetValue(sample, index);
  }

  @Override
  public Dataset subset(int... samples) {
    return new JoinedDataset(name, subsets(inputs, samples), subsets(targets, samples));
  }

  private static SequencedMap<String, Dataset> subsets(
      SequencedMap<String, Dataset> parts, int... samples) {
    SequencedMap<String, Dataset> subsets = new LinkedHashMap<>();
    parts.forEach((key, part) -> subsets.put(key, part.subset(samples)));
    return subsets;
  }

  private Dataset only(SequencedMap<String, Dataset> parts, String what) {
    if (parts.size() != 1) {
      throw new ConfigException(
          "%s: has the %s %s, expected one. Ask them by name: %2$s()."
              .formatted(name, what, String.join(", ", parts.keySet())));
    }
    return parts.firstEntry().getValue();
  }

  /// Joins data sets one by one.
  public static final class Builder {

    private final String name;
    private final SequencedMap<String, Dataset> inputs = new LinkedHashMap<>();
    private final SequencedMap<String, Dataset> targets = new LinkedHashMap<>();

    private Builder(String name) {
      this.name = name;
    }

    /// @param input name of the network's input
    /// @param data whose features feed it
    /// @return this
    public Builder input(String input, Dataset data) {
      return put(inputs, "input", input, data);
    }

    /// @param input name of the network's input
    /// @param shape of one sample
    /// @param features row-major `[N, ...]`; copied
    /// @return this
    public Builder input(String input, Shape shape, float[] features) {
      int samples = Math.toIntExact(features.length / Math.max(1, shape.size()));
      Target none = ValueTarget.single();
      return input(
          input,
          InMemoryDataset.ofFloats(name + " " + input, shape, features, none, new float[samples]));
    }

    /// @param output name of the network's output
    /// @param data whose target it learns
    /// @return this
    public Builder target(String output, Dataset data) {
      return put(targets, "target", output, data);
    }

    /// @param output name of the network's output
    /// @param target classes or values
    /// @param values for each sample its class, or its values row-major; copied
    /// @return this
    public Builder target(String output, Target target, float[] values) {
      int samples = Math.toIntExact(values.length / target.shape().size());
      return target(
          output,
          InMemoryDataset.ofFloats(
              name + " " + output, Shape.of(1), new float[samples], target, values));
    }

    /// @return the data sets side by side
    /// @throws ConfigException without an input or a target
    /// @throws ShapeException if they have different numbers of samples
    public JoinedDataset build() {
      if (inputs.isEmpty() || targets.isEmpty()) {
        throw new ConfigException(
            "%s: joins %d inputs and %d targets, expected at least one of each."
                .formatted(name, inputs.size(), targets.size()));
      }
      return new JoinedDataset(name, inputs, targets);
    }

    private Builder put(
        SequencedMap<String, Dataset> parts, String what, String key, Dataset data) {
      if (data.isWeighted()) {
        throw new ConfigException(
            "%s: the %s %s has weights of its own, but samples are weighted as a whole. Join without, then give WeightedDataset.of(joined, weights)."
                .formatted(name, what, key));
      }
      SequencedMap<String, Dataset> all = new LinkedHashMap<>(inputs);
      all.putAll(targets);
      all.forEach((other, part) -> {
        if (part.size() != data.size()) {
          throw new ShapeException(
              "%s: %s has %d samples, %s has %d. Join data sets of one size, in one order."
                  .formatted(name, other, part.size(), key, data.size()));
        }
      });
      if (parts.putIfAbsent(key, data) != null) {
        throw new ConfigException(
            "%s: there is already the %s %s. Give each its own name.".formatted(name, what, key));
      }
      return this;
    }
  }
}
