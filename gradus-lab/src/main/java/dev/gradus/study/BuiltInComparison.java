package dev.gradus.study;

import dev.gradus.core.DataException;
import dev.gradus.spec.Kinds;
import dev.gradus.spec.TrainSpec;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// A comparison that needs no file and no network: seven usual changes to a network of one hidden
/// layer on MNIST, which comes with Gradus.
///
/// The baseline is 784 - Dense 1000 relu - Dense 10 softmax with Adam at 0.001, categorical
/// cross-entropy and batches of 64, on the first 10,000 training images divided by 255. Five seeds
/// make 40 runs.
///
/// | arm | what it changes |
/// |---|---|
/// | raw input | pixels stay 0 to 255 |
/// | batch 1024 | batches of 1024 instead of 64 |
/// | hidden 512-1024-64 | three hidden layers instead of one |
/// | SGD | plain stochastic gradient descent at its default rate of 0.01 |
/// | learning rate 1e-2 | Adam at ten times the rate |
/// | dropout 0.2 | after the hidden layer |
/// | batch normalization | after the hidden layer |
public final class BuiltInComparison {

  /// File name of the baseline's spec.
  public static final String FILE = "built-in.yaml";

  private static final String DENSE_RELU = "{dense: {units: %d, activation: relu}}";

  private BuiltInComparison() {}

  /// @param kinds the words of the spec
  /// @return the comparison, with [Comparison#DEFAULT_SEEDS]
  public static Comparison of(Kinds kinds) {
    return Comparison.of(TrainSpec.parse(yaml(), FILE, kinds), arms())
        .withName("one hidden layer on MNIST");
  }

  /// @return the baseline's spec, for people to copy
  public static String yaml() {
    try (InputStream in = BuiltInComparison.class.getResourceAsStream(FILE)) {
      if (in == null) {
        throw new DataException(
            "%s: is missing from Gradus itself. Build or install gradus-lab again."
                .formatted(FILE));
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new DataException(
          "%s: cannot be read from Gradus itself: %s. Build or install gradus-lab again."
              .formatted(FILE, e.getMessage()),
          e);
    }
  }

  private static List<Arm> arms() {
    return List.of(
        Arm.of("raw input", "scale=none"),
        Arm.of("batch 1024", "fit.batchSize=1024"),
        Arm.of(
            "hidden 512-1024-64",
            "model.0.dense.units=512",
            "model.1+=" + DENSE_RELU.formatted(1024),
            "model.2+=" + DENSE_RELU.formatted(64)),
        Arm.of("SGD", "optimizer=sgd"),
        Arm.of("learning rate 1e-2", "optimizer.adam.learningRate=0.01"),
        Arm.of("dropout 0.2", "model.1+={dropout: 0.2}"),
        Arm.of("batch normalization", "model.1+=batch-normalization"));
  }
}
