package dev.gradus.cli;

import dev.gradus.core.ConfigException;
import dev.gradus.core.WholeFile;
import dev.gradus.kernels.Backend;
import dev.gradus.report.ComparisonReport;
import dev.gradus.report.ComparisonView;
import dev.gradus.report.ProvenanceView;
import dev.gradus.run.SharedData;
import dev.gradus.spec.Kinds;
import dev.gradus.study.BuiltInComparison;
import dev.gradus.study.Comparison;
import dev.gradus.study.ComparisonFields;
import dev.gradus.study.ComparisonResult;
import dev.gradus.study.ComparisonTable;
import dev.gradus.study.Study;
import dev.gradus.study.StudyFolder;
import dev.gradus.study.TrainingRunner;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
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
      "  ./gradus compare --vary fit.batchSize=32,256 --seeds 10 --tune-rate",
      "  ./gradus compare spec.yaml --vary optimizer=sgd,rmsprop,'{adam: {learningRate: 0.01}}'",
      "  ./gradus compare --leave-one-out --vary fit.batchSize=256 --vary 'model.1+={dropout: 0.2}'",
      "  ./gradus compare --factorial fit.batchSize=256 --factorial optimizer.adam.learningRate=0.004",
      "  ./gradus compare --resume runs/compare-1",
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

  @Mixin private ComparisonOptions request = new ComparisonOptions();

  @Option(
      names = "--target",
      paramLabel = "X",
      description =
          "Count the epochs until the metric is X, for example 0.95; default: the baseline's mean.")
  private Optional<Double> target = Optional.empty();

  @Option(
      names = "--jobs",
      paramLabel = "N",
      description = "How many runs go on at once and share the threads; default: 1.")
  private int jobs = 1;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Where study and report go, new or empty; default: runs/compare-N.")
  private Optional<Path> out = Optional.empty();

  @Option(
      names = "--resume",
      paramLabel = "DIR",
      description = "Go on with the study in this folder; what is done is not run again.")
  private Optional<Path> resume = Optional.empty();

  @Mixin private Threads threads = new Threads();
  @Mixin private OutputOptions options = new OutputOptions();

  CompareCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    requireSense();
    Output output = new Output(terminal, options);
    Kinds kinds = Kinds.standard();
    Optional<StudyFolder> begun = resume.map(StudyFolder::new);
    Comparison comparison =
        request.comparison(
            file,
            begun
                .map(folder -> folder.comparison(kinds))
                .orElseGet(() -> BuiltInComparison.of(kinds)),
            begun.isPresent(),
            kinds);
    begun.ifPresent(folder -> folder.requireSame(comparison, kinds));
    try (Threads.Jobs backends = threads.open(jobs, output)) {
      SharedData data = new SharedData();
      Study study =
          new Study(
              comparison,
              kinds,
              backends.backends().stream()
                  .map(backend -> new TrainingRunner(backend, data))
                  .toList());
      StudyFolder folder =
          begun.orElseGet(() -> CompareFolder.create(out, comparison, kinds, command()));
      output.line(
          "%s: %s and the baseline, %s, %s"
              .formatted(
                  comparison.name(),
                  Figures.count(comparison.arms().size(), "arm"),
                  Figures.count(comparison.seeds(), "seed"),
                  Figures.count(study.trials(), "run")));
      Optional<ComparisonResult> result = run(study, comparison, folder, output);
      if (result.isEmpty()) {
        return ExitStatus.FAILED;
      }
      write(result.get(), backends.first(), folder.path(), kinds);
      return report(result.get(), folder.path(), output);
    }
  }

  private void requireSense() {
    if (jobs < 1) {
      throw new ConfigException("compare: --jobs must be at least 1, got %d.".formatted(jobs));
    }
    if (out.isPresent() && resume.isPresent()) {
      throw new ConfigException(
          "compare: got --out %s and --resume %s, but a study goes on where it is. Leave --out away."
              .formatted(out.get(), resume.get()));
    }
  }

  private static Optional<ComparisonResult> run(
      Study study, Comparison comparison, StudyFolder folder, Output output) {
    try (Interruption interruption = Interruption.listen()) {
      interruption.onAsked(study::stop);
      Optional<ComparisonResult> result;
      int done;
      try (StudyProgress progress = new StudyProgress(output, comparison, study.trials())) {
        result = study.run(folder, progress::see);
        done = progress.done();
      }
      if (result.isEmpty()) {
        output.line(
            "%s: interrupted; %d of %d runs are kept; go on with %s"
                .formatted(
                    folder.path(),
                    done,
                    study.trials(),
                    CommandWords.of(List.of(NAME, "--resume", folder.path().toString()))));
      }
      return result;
    }
  }

  private String command() {
    return CommandWords.of(command.commandLine().getParseResult().originalArgs());
  }

  private void write(ComparisonResult result, Backend backend, Path folder, Kinds kinds) {
    Comparison comparison = result.comparison();
    new ComparisonReport(
            ComparisonView.of(
                result,
                comparison.name(),
                CompareFolder.command(folder).orElseGet(this::command),
                comparison.base().toYaml(kinds),
                ProvenanceView.words(
                    Provenance.machine(), backend.description(), backend.threads())))
        .write(folder);
    WholeFile.write(folder.resolve("comparison.json"), JsonText.indented(fields(result, folder)));
  }

  private OptionalDouble target() {
    return target.map(OptionalDouble::of).orElse(OptionalDouble.empty());
  }

  private int report(ComparisonResult result, Path folder, Output output) {
    output.line("");
    ComparisonTable.of(result, target()).lines().forEach(output::line);
    CurveTable.lines(result, Blocks.of(output)).forEach(output::line);
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

  private Map<String, @Nullable Object> fields(ComparisonResult result, Path folder) {
    return ComparisonFields.of(
        result, Optional.of(folder.resolve("report.html").toString()), target());
  }
}
