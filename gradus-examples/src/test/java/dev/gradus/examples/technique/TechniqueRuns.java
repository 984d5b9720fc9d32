package dev.gradus.examples.technique;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gradus.kernels.Backend;
import dev.gradus.kernels.Backends;
import dev.gradus.report.ProvenanceView;
import dev.gradus.report.TechniqueReport;
import dev.gradus.spec.Kinds;
import dev.gradus.spec.TrainSpec;
import dev.gradus.technique.Assignment;
import dev.gradus.technique.Figure;
import dev.gradus.technique.Findings;
import dev.gradus.technique.Technique;
import dev.gradus.technique.Techniques;
import dev.gradus.technique.Workbench;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// Runs techniques for tests, and writes their pages.
final class TechniqueRuns implements AutoCloseable {

  /// One hidden layer on a few digits.
  static final String DENSE =
      """
      data: {catalogue: mnist, take: 300, takeTest: 200}
      scale: divide-by-max
      model:
        - flatten
        - dense: {units: 16, activation: relu}
        - dense: {units: 10, activation: softmax}
      loss: categorical-crossentropy
      optimizer: adam
      metrics: [accuracy]
      fit: {epochs: 2, batchSize: 32}
      """;

  /// A convolution with pooling, and a dense layer, on a few digits.
  static final String CONVOLUTIONAL =
      DENSE.replace(
          "  - flatten\n",
          "  - conv2d: {filters: 4, kernelSize: 3, strides: 2, activation: relu}\n  - batch-normalization\n  - max-pooling2d: 2\n  - flatten\n");

  /// No hidden layer.
  static final String LINEAR = DENSE.replace("  - dense: {units: 16, activation: relu}\n", "");

  /// Nothing but the loss is measured.
  static final String LOSS_ONLY = DENSE.replace("metrics: [accuracy]\n", "");

  private final Backend backend = Backends.best();

  /// A technique on a spec, from two seeds.
  Assignment small(String spec) {
    return Assignment.quickly()
        .withSpec(TrainSpec.parse(spec, "own", Kinds.standard()))
        .withSeeds(2);
  }

  /// Runs a technique, writes its page and figures, and looks whether all are there.
  Findings run(String name, Assignment assignment, Path folder) {
    Technique technique = Techniques.named(name);
    // With data of its own, so that they are free again after it.
    Findings findings = technique.run(assignment, Workbench.of(backend));
    new TechniqueReport(
            technique.about(),
            findings,
            new ProvenanceView("test", "", Map.of(), Duration.ZERO, List.of()))
        .write(folder);
    assertTrue(Files.exists(folder.resolve("report.html")));
    assertFalse(findings.figures().isEmpty());
    assertFalse(findings.tables().isEmpty());
    for (Figure figure : findings.figures()) {
      assertTrue(Files.exists(folder.resolve("figures/" + figure.name() + ".png")), figure::name);
    }
    return findings;
  }

  @Override
  public void close() {
    backend.close();
  }
}
