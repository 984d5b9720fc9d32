package dev.gradus.cli;

import dev.gradus.chart.ConfusionTable;
import dev.gradus.core.ConfigException;
import dev.gradus.data.ClassTarget;
import dev.gradus.data.Dataset;
import dev.gradus.data.Target;
import dev.gradus.kernels.Backend;
import dev.gradus.report.ConfusionTables;
import dev.gradus.report.EvaluationReport;
import dev.gradus.report.image.ConfusionImages;
import dev.gradus.run.TrainedModel;
import dev.gradus.spec.CsvData;
import dev.gradus.spec.DataSource;
import dev.gradus.spec.Kinds;
import dev.gradus.spec.Patch;
import dev.gradus.spec.SeriesData;
import dev.gradus.spec.TextSource;
import dev.gradus.spec.TrainSpec;
import dev.gradus.train.CompiledModel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Measures a trained network on test data.
@Command(
    name = "evaluate",
    description = "Measures loss and metrics of a finished run on the test part of data.",
    footer = {
      "",
      "Examples:",
      "  ./gradus evaluate runs/spec-1",
      "  ./gradus evaluate runs/spec-1 --data mnist",
      "  ./gradus evaluate runs/spec-1 --svg mistakes.svg",
      "  ./gradus evaluate runs/spec-1 --html evaluation.html",
      "  ./gradus evaluate runs/spec-1 --data '{csv: {file: a.csv, target: y, test: b.csv}}'",
      "",
      "For classes it also counts which was taken for which, as a table of up to 20 classes. For",
      "values that training scaled, as those of a series, it also says how far predictions are off",
      "in the unit of the data, and for a series how far off the last value seen is as a forecast.",
      "",
      "With --json: run, data, samples, seconds, threads, metrics; for classes also confusion",
      "{labels, counts, unanswered, classes [{label, precision, recall, f1, support}]} and, where",
      "the network gives probabilities, reliability [{from, to, samples, confidence, accuracy}]; for",
      "scaled values error {meanAbsolute, rootMeanSquared}, for a series also naiveError."
    })
final class EvaluateCommand implements Callable<Integer> {

  private static final double NANOS = 1e9;

  private final Terminal terminal;

  @Parameters(paramLabel = "RUN", description = "The folder of a finished run.")
  private Path run = Path.of("");

  @Option(
      names = "--data",
      paramLabel = "DATA",
      description = "Other data, as a spec writes them; default: the data of the run's spec.")
  private Optional<String> data = Optional.empty();

  @Option(
      names = "--svg",
      paramLabel = "FILE",
      description = "Also draw which class was taken for which as an SVG file.")
  private Optional<Path> svg = Optional.empty();

  @Option(
      names = "--png",
      paramLabel = "FILE",
      description = "Also draw which class was taken for which as a PNG file.")
  private Optional<Path> png = Optional.empty();

  @Option(
      names = "--html",
      paramLabel = "FILE",
      description =
          "Also write a page: the numbers, which class was taken for which, and the images it was"
              + " most surely wrong about.")
  private Optional<Path> html = Optional.empty();

  @Mixin private Threads threads = new Threads();
  @Mixin private OutputOptions options = new OutputOptions();

  EvaluateCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    Output output = new Output(terminal, options);
    Kinds kinds = Kinds.standard();
    FinishedRun finished = FinishedRun.open(run, kinds);
    TrainSpec spec = finished.spec();
    Dataset test = test(finished, source(spec, kinds));
    requireSameTarget(finished.model().target(), test);
    requireClassesToDraw(test);
    try (Backend backend = threads.open(output);
        CompiledModel model = TrainedModel.restore(finished.model(), spec.metrics(), backend)) {
      long start = System.nanoTime();
      Map<String, Double> metrics = model.evaluate(test);
      double seconds = (System.nanoTime() - start) / NANOS;
      Optional<ClassEvaluation> classes = ClassEvaluation.of(finished.model(), model, test);
      show(test, metrics, seconds, output);
      Optional<ValueEvaluation> values = ValueEvaluation.of(finished.model(), model, test);
      classes.ifPresent(each -> draw(ConfusionTables.of(test.name(), each.matrix())));
      html.ifPresent(page -> report(test, metrics, classes).write(page));
      classes.ifPresent(each -> each.lines().forEach(output::line));
      values.ifPresent(each -> each.lines().forEach(output::line));
      Map<String, Object> fields = fields(test, metrics, seconds, backend.threads());
      classes.ifPresent(each -> each.putInto(fields));
      values.ifPresent(each -> each.putInto(fields));
      output.result(fields);
    }
    return ExitStatus.DONE;
  }

  private DataSource source(TrainSpec spec, Kinds kinds) {
    return data.map(text -> Patch.of("data=" + text).apply(spec, kinds).data()).orElse(spec.data());
  }

  /// Texts and tables are read in the numbers that the network learned, not in other ones, and the
  /// columns of a series by their names.
  private static Dataset test(FinishedRun finished, DataSource source) {
    DataSource trained = finished.spec().data();
    if (source instanceof TextSource texts && trained instanceof TextSource) {
      return texts.test(finished.words());
    }
    if (source instanceof SeriesData other && trained instanceof SeriesData series) {
      return finished.alike(other, series).load().test();
    }
    return source instanceof CsvData csv && trained instanceof CsvData
        ? finished.table().<Dataset>map(csv::test).orElseGet(() -> source.load().test())
        : source.load().test();
  }

  private void requireClassesToDraw(Dataset test) {
    if ((svg.isPresent() || png.isPresent()) && !(test.target() instanceof ClassTarget)) {
      throw new ConfigException(
          "%s: has %s, but --svg and --png draw which class was taken for which. Leave them out."
              .formatted(test.name(), words(test.target())));
    }
  }

  private void draw(ConfusionTable table) {
    svg.ifPresent(file -> ConfusionImages.svg(table, file));
    png.ifPresent(file -> ConfusionImages.png(table, file));
  }

  private EvaluationReport report(
      Dataset test, Map<String, Double> metrics, Optional<ClassEvaluation> classes) {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("run", run.toString());
    facts.put("data", test.name());
    facts.put("samples", Figures.grouped(test.size()));
    metrics.forEach((name, value) -> facts.put(name, Figures.measured(name, value)));
    return new EvaluationReport(
        "What %s does on %s".formatted(run.toAbsolutePath().normalize().getFileName(), test.name()),
        facts,
        classes.map(each -> ConfusionTables.of(test.name(), each.matrix())),
        classes.flatMap(ClassEvaluation::mistaken));
  }

  private void requireSameTarget(Target trained, Dataset test) {
    if (!labels(trained).equals(labels(test.target()))) {
      throw new ConfigException(
          "%s: predicts %s, but %s has %s. Give data with the target that the run was trained on."
              .formatted(run, words(trained), test.name(), words(test.target())));
    }
  }

  private static List<String> labels(Target target) {
    return target instanceof ClassTarget classes
        ? classes.labels()
        : List.of(target.shape().toString());
  }

  private static String words(Target target) {
    return target instanceof ClassTarget classes
        ? "the classes " + String.join(", ", classes.labels())
        : "values of shape " + target.shape();
  }

  private static void show(
      Dataset test, Map<String, Double> metrics, double seconds, Output output) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("data", test.name()));
    rows.add(List.of("samples", Figures.grouped(test.size())));
    metrics.forEach((name, value) -> rows.add(List.of(name, Figures.measured(name, value))));
    rows.add(List.of("seconds", Figures.seconds(seconds)));
    Figures.table(rows, 2).forEach(output::line);
  }

  private Map<String, Object> fields(
      Dataset test, Map<String, Double> metrics, double seconds, int count) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("run", run.toString());
    fields.put("data", test.name());
    fields.put("samples", test.size());
    fields.put("seconds", seconds);
    fields.put("threads", count);
    fields.put("metrics", metrics);
    return fields;
  }
}
