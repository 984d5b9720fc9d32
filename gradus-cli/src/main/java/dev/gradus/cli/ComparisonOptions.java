package dev.gradus.cli;

import dev.gradus.core.ConfigException;
import dev.gradus.spec.Kinds;
import dev.gradus.spec.TrainSpec;
import dev.gradus.study.Arm;
import dev.gradus.study.Comparison;
import dev.gradus.study.Objective;
import dev.gradus.study.RateTuning;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/// The options that say what is compared.
final class ComparisonOptions {

  @Option(
      names = "--vary",
      paramLabel = "PATH=A,B,...",
      description = "Try these values, each as an arm of its own. May be repeated.")
  private List<String> varied = new ArrayList<>();

  @Option(
      names = "--set",
      paramLabel = "PATH=VALUE",
      description = "Change the baseline, for example data=mnist. May be repeated.")
  private List<String> edits = new ArrayList<>();

  @Option(
      names = "--seeds",
      paramLabel = "N",
      description = "How many seeds each arm runs from; default: 5. Six or more can confirm.")
  private Optional<Integer> seeds = Optional.empty();

  @Option(
      names = "--epochs",
      paramLabel = "E",
      description = "How many epochs each run takes; default: as in the spec.")
  private Optional<Integer> epochs = Optional.empty();

  @Option(
      names = "--tune-rate",
      description =
          "Search a learning rate for the baseline and each arm first: five rates, two seeds.")
  private boolean tuneRate;

  /// @param file the baseline's spec, if one was named
  /// @param standard what is compared where nothing is named: that which is built in, or the study
  ///   that goes on
  /// @param kept whether it is a study that goes on
  /// @return what is compared
  Comparison comparison(Optional<Path> file, Comparison standard, boolean kept, Kinds kinds) {
    if (file.isPresent() && varied.isEmpty() && !kept) {
      throw new ConfigException(
          "compare: got a spec and nothing to vary, expected at least one --vary PATH=A,B. For example --vary optimizer=sgd,rmsprop.");
    }
    TrainSpec base = baseline(file, standard.base(), kinds);
    List<Arm> arms =
        varied.isEmpty()
            ? standard.arms()
            : varied.stream().flatMap(text -> Arm.vary(text).stream()).toList();
    return new Comparison(
        file.map(path -> String.valueOf(path.getFileName())).orElse(standard.name()),
        base,
        arms,
        seeds.orElse(standard.seeds()),
        kept ? standard.objective() : Objective.of(base),
        standard.tolerance(),
        tuneRate ? Optional.of(RateTuning.defaults()) : standard.tuning());
  }

  private TrainSpec baseline(Optional<Path> file, TrainSpec standard, Kinds kinds) {
    TrainSpec spec =
        file.map(path -> SpecFile.read(path, edits, kinds))
            .orElseGet(() -> SpecFile.changed(standard, edits, kinds));
    return epochs.map(count -> spec.withFit(spec.fit().withEpochs(count))).orElse(spec);
  }
}
