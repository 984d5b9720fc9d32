package dev.gradus.run;

import dev.gradus.history.Machine;
import dev.gradus.kernels.Backend;
import dev.gradus.kernels.reference.ReferenceBackend;
import dev.gradus.spec.DataSource;
import dev.gradus.spec.Kind;
import dev.gradus.spec.Kinds;
import dev.gradus.spec.TrainSpec;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/// A process of its own that trains into a folder, or goes on: for [KillTest], which kills it.
public final class KilledRun {

  static final Kinds KINDS =
      Kinds.standard()
          .with(DataSource.class, Kind.of("clouds", new CloudData(60)).shorthandFor("samples"));

  private static final String REST =
      """
      data: {clouds: 75}
      scale: standardize
      loss: categorical-crossentropy
      metrics: [accuracy, log-loss]
      callbacks: [{early-stopping: {patience: 1000, restoreBestWeights: true}}, {csv-log: {file: log.csv}}]
      """;

  /// By name: model, optimizer and length.
  static final Map<String, String> RUNS =
      Map.of(
          "sgd",
          """
          model: [flatten, {dense: {units: 16, activation: relu}}, {dense: {units: 3, activation: softmax}}]
          optimizer: {sgd: {learningRate: 0.01, momentum: 0.9}}
          fit: {epochs: 30, batchSize: 16, seed: 5, checkpointEvery: {steps: 3}}
          """,
          "adam",
          """
          model: [flatten, {dense: {units: 16, activation: relu}}, batch-normalization, {dropout: 0.3}, {dense: {units: 3, activation: softmax}}]
          optimizer: {adam: {learningRate: {cosine-decay: {initialLearningRate: 0.02, decaySteps: 120}}}}
          update: {accumulate: 2, ema: 0.9}
          fit: {epochs: 30, batchSize: 16, seed: 6, validation: 0.2, checkpointEvery: {steps: 2}}
          """,
          "lstm",
          """
          model: [{reshape: [2, 2]}, {lstm: {units: 6, returnSequences: true}}, {dropout: 0.4}, {lstm: {units: 5}}, {dense: {units: 3, activation: softmax}}]
          optimizer: {adam: {learningRate: 0.01}}
          fit: {epochs: 25, batchSize: 16, seed: 7, checkpointEvery: {seconds: 0.02}}
          """);

  private KilledRun() {}

  static TrainSpec spec(String name) {
    return TrainSpec.parse(REST + RUNS.get(name), name, KINDS);
  }

  /// Starts the run or goes on with it, to its end.
  ///
  /// @param arguments the run's name and its folder
  public static void main(String... arguments) {
    Recording recording =
        new Recording(
            Machine.detect("0.1.0", System.getProperties()), InstantSource.system(), KINDS);
    try (FolderRun held =
            FolderRun.resume(Path.of(arguments[1]), Optional.of(spec(arguments[0])), recording);
        Backend backend = new ReferenceBackend()) {
      if (held.stage() == FolderRun.Stage.FINISHED) {
        held.result();
      } else {
        held.train(TrainRun.of(held.spec(), new SharedData()), backend);
      }
    }
  }
}
