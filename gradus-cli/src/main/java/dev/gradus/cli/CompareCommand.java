package dev.gradus.cli;

import dev.gradus.core.ConfigException;
import dev.gradus.core.WholeFile;
import dev.gradus.kernels.Backend;
import dev.gradus.report.ComparisonReport;
import dev.gradus.report.ComparisonView;
import dev.gradus.report.ProvenanceView;
import dev.gradus.run.SharedData;
import dev.gradus.spec.Kinds;
import dev.gradus.spec.TrainSpec;
import dev.gradus.study.Arm;
import dev.gradus.study.BuiltInComparison;
import dev.gradus.study.Comparison;
import dev.gradus.study.ComparisonFields;
import dev.gradus.study.ComparisonResult;
import dev.gradus.study.ComparisonTable;
import dev.gradus.study.Objective;
import dev.gradus.study.Study;
import dev.gradus.study.TrainingRunner;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Compares changes of a spec with the spec itself, over several seeds.
@Command(
    name = "compare",
    description = {
      "Measures which changes of a spec help, over several seeds.",
      "",
      "Runs the spec as it is and with each change from the same seeds, and gives each change its"
          + " effect with an interval, a test and a verdict.",
      "Without SPEC: the baseline built in, one hidden layer on 10,000 MNIST images. Without SPEC and"
          + " --vary: the seven changes built in."
    },
    footer = {
      "",
      "Values of --vary are separated by commas; values with commas of their own stand in brackets or"
          + " braces.",
      "",
      "Examples:",
      "  ./gradus compare",
      "  ./gradus compare --vary fit.batchSize=32,256 --seeds 10",
      "  ./gradus compare spec.yaml --vary optimizer=sgd,rmsprop,'{adam: {learningRate: 0.01}}'",
      "",
      "With --json: metric, report, baseline {name, mean, seeds}, arms [{name, patch, mean, delta,"
          + " ciLow, ciHigh, pValue, verdict, secondsPerRun, perSeed}] and more."
    })
final class CompareCommand implements Callable<Integer> {

  private static final String NAME = "compare";

  private final Terminal terminal;

  @Spec private CommandSpec command = CommandSpec.create();

  @Parameters(paramLabel = "SPEC", arity = "0..1", description = "The baseline: a spec in YAML.")
  private Optional<Path> file = Optional.empty();

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
      names = "--out",
      paramLabel = "DIR",
      description = "Where the report goes, new or empty; default: runs/compare-N.")
  private Optional<Path> out = Optional.empty();

  @Mixin private Threads threads = new Threads();
  @Mixin private OutputOptions options = new OutputOptions();

  CompareCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    Output output = new Output(terminal, options);
    Kinds kinds = Kinds.standard();
    Comparison comparison = comparison(kinds);
    try (Backend backend = threads.open(output)) {
      Study study = new Study(comparison, kinds, new TrainingRunner(backend, new SharedData()));
      Path folder = ResultFolder.create(out, NAME).path();
      output.line(
          "%s: %s and the baseline, %s, %s"
              .formatted(
                  comparison.name(),
                  Figures.count(comparison.arms().size(), "arm"),
                  Figures.count(comparison.seeds(), "seed"),
                  Figures.count(comparison.trials(), "run")));
      ComparisonResult result;
      try (StudyProgress progress = new StudyProgress(output, comparison)) {
        result = study.run(progress::see);
      }
      write(result, backend, folder, kinds);
      return report(result, folder, output);
    }
  }

  private Comparison comparison(Kinds kinds) {
    boolean builtIn = file.isEmpty() && varied.isEmpty();
    if (file.isPresent() && varied.isEmpty()) {
      throw new ConfigException(
          "compare: got a spec and nothing to vary, expected at least one --vary PATH=A,B. For example --vary optimizer=sgd,rmsprop.");
    }
    Comparison standard = BuiltInComparison.of(kinds);
    TrainSpec base = baseline(standard.base(), kinds);
    List<Arm> arms =
        builtIn
            ? standard.arms()
            : varied.stream().flatMap(text -> Arm.vary(text).stream()).toList();
    return new Comparison(
        file.map(path -> String.valueOf(path.getFileName())).orElse(standard.name()),
        base,
        arms,
        seeds.orElse(Comparison.DEFAULT_SEEDS),
        Objective.of(base),
        Comparison.DEFAULT_TOLERANCE);
  }

  private TrainSpec baseline(TrainSpec standard, Kinds kinds) {
    TrainSpec spec =
        file.map(path -> SpecFile.read(path, edits, kinds))
            .orElseGet(() -> SpecFile.changed(standard, edits, kinds));
    return epochs.map(count -> spec.withFit(spec.fit().withEpochs(count))).orElse(spec);
  }

  private void write(ComparisonResult result, Backend backend, Path folder, Kinds kinds) {
    Comparison comparison = result.comparison();
    new ComparisonReport(
            ComparisonView.of(
                result,
                comparison.name(),
                CommandWords.of(command.commandLine().getParseResult().originalArgs()),
                comparison.base().toYaml(kinds),
                ProvenanceView.words(
                    Provenance.machine(), backend.description(), backend.threads())))
        .write(folder);
    WholeFile.write(folder.resolve("comparison.json"), JsonText.indented(fields(result, folder)));
  }

  private static int report(ComparisonResult result, Path folder, Output output) {
    output.line("");
    ComparisonTable.of(result).lines().forEach(output::line);
    output.line("");
    output.line("report: " + folder.resolve("report.html"));
    output.result(fields(result, folder));
    if (result.baseline().failures() < result.baseline().trials().size()) {
      return ExitStatus.DONE;
    }
    output.note(
        "compare: every run of the baseline failed, so there is nothing to compare with. Make the baseline train first: ./gradus train SPEC.");
    return ExitStatus.FAILED;
  }

  private static Map<String, @Nullable Object> fields(ComparisonResult result, Path folder) {
    return ComparisonFields.of(result, Optional.of(folder.resolve("report.html").toString()));
  }
}
