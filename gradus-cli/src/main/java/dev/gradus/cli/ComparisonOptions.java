package dev.gradus.cli;

import dev.gradus.core.ConfigException;
import dev.gradus.spec.Kinds;
import dev.gradus.spec.Patch;
import dev.gradus.spec.TrainSpec;
import dev.gradus.study.Arm;
import dev.gradus.study.Comparison;
import dev.gradus.study.Factorial;
import dev.gradus.study.LeaveOneOut;
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
      names = "--leave-one-out",
      description =
          "Take all edits of --vary together as the baseline; each arm undoes one of them.")
  private boolean leaveOneOut;

  @Option(
      names = "--factorial",
      paramLabel = "PATH=VALUE",
      description =
          "Try all combinations of these edits, for their effects and interactions. Two to five.")
  private List<String> factors = new ArrayList<>();

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
    requireSense(file.isPresent(), kept);
    Comparison what =
        arms(baseline(file, standard.base(), kinds), standard, kinds)
            .withSeeds(seeds.orElse(standard.seeds()))
            .withTolerance(standard.tolerance());
    Optional<RateTuning> tuning = tuneRate ? Optional.of(RateTuning.defaults()) : standard.tuning();
    Comparison tuned = tuning.map(what::withTuning).orElse(what);
    return file.map(path -> tuned.withName(String.valueOf(path.getFileName()))).orElse(tuned);
  }

  /// With the edits of this command line, if it has any.
  private Comparison arms(TrainSpec base, Comparison standard, Kinds kinds) {
    if (!factors.isEmpty()) {
      return Factorial.of(base, factors.stream().map(Patch::of).toList());
    }
    if (leaveOneOut) {
      return LeaveOneOut.of(base, varied.stream().map(Patch::of).toList(), kinds);
    }
    List<Arm> arms =
        varied.isEmpty()
            ? standard.arms()
            : varied.stream().flatMap(text -> Arm.vary(text).stream()).toList();
    return Comparison.of(base, arms).withName(standard.name());
  }

  private void requireSense(boolean named, boolean kept) {
    if (named && varied.isEmpty() && factors.isEmpty() && !kept) {
      throw new ConfigException(
          "compare: got a spec and nothing to vary, expected at least one --vary PATH=A,B. For example --vary optimizer=sgd,rmsprop.");
    }
    if (!factors.isEmpty() && (leaveOneOut || !varied.isEmpty())) {
      throw new ConfigException(
          "compare: got --factorial and %s, expected one of them. Give each edit to --factorial."
              .formatted(leaveOneOut ? "--leave-one-out" : "--vary"));
    }
  }

  private TrainSpec baseline(Optional<Path> file, TrainSpec standard, Kinds kinds) {
    TrainSpec spec =
        file.map(path -> SpecFile.read(path, edits, kinds))
            .orElseGet(() -> SpecFile.changed(standard, edits, kinds));
    return epochs.map(count -> spec.withFit(spec.fit().withEpochs(count))).orElse(spec);
  }
}
