package dev.gradus.report;

import dev.gradus.report.html.Block;
import dev.gradus.report.html.Block.Cell;
import dev.gradus.report.html.Block.Column;
import dev.gradus.report.html.DataTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// The tables of a comparison, for reading and for download.
final class ComparisonTables {

  private static final int FEWEST_DECIMALS = 2;

  private final ComparisonView view;
  private final MetricView metric;
  private final int decimals;

  ComparisonTables(ComparisonView view) {
    this.view = view;
    metric = view.objective().metric();
    double narrowest =
        view.arms().stream()
            .mapToDouble(arm -> metric.shown(arm.effect().high() - arm.effect().low()) / 2)
            .filter(reach -> reach > 0 && Double.isFinite(reach))
            .min()
            .orElse(0);
    decimals = Math.max(FEWEST_DECIMALS, Words.decimalsFor(narrowest));
  }

  Block.Table verdicts() {
    String unit = metric.percent() ? " (%)" : "";
    String differenceUnit = metric.percent() ? " (points)" : "";
    List<List<Cell>> rows = new ArrayList<>();
    ResultsView base = view.baseline().results();
    rows.add(
        List.of(
            Cell.of(
                view.baseline().name(),
                view.baseline().name().equals("baseline") ? "" : "baseline"),
            mean(base),
            Cell.of(""),
            Cell.of(""),
            Cell.of(""),
            Cell.of(Words.seconds(base.secondsPerRun())),
            Cell.of("")));
    view.arms().forEach(arm -> rows.add(verdict(arm)));
    return new Block.Table(
        List.of(
            new Column("Arm", false),
            new Column(Words.capital(metric.name()) + unit, true),
            new Column("Difference" + differenceUnit, true),
            new Column("95 % interval", true),
            new Column("p", true),
            new Column("Seconds per run", true),
            new Column("Verdict", false)),
        rows);
  }

  private List<Cell> verdict(ArmView arm) {
    EffectView effect = arm.effect();
    boolean known = Double.isFinite(effect.low()) && Double.isFinite(effect.high());
    return List.of(
        Cell.of(arm.name(), arm.patch().equals(arm.name()) ? "" : arm.patch()),
        mean(arm.results()),
        Cell.of(Words.signed(metric.shown(effect.delta()), decimals)),
        Cell.of(
            known
                ? Words.signed(metric.shown(effect.low()), decimals)
                    + " to "
                    + Words.signed(metric.shown(effect.high()), decimals)
                : "–"),
        Cell.of(Words.pValue(effect.pValue())),
        Cell.of(Words.seconds(arm.results().secondsPerRun())),
        Cell.verdict(effect.verdict(), effect.outcome()));
  }

  List<Block> sentences() {
    return view.arms().stream()
        .filter(arm -> !arm.effect().sentence().isBlank())
        .map(ComparisonTables::sentence)
        .<Block>map(Block.Paragraph::new)
        .toList();
  }

  /// A sentence must say what it is about when it is read alone.
  private static String sentence(ArmView arm) {
    String sentence = arm.effect().sentence();
    boolean named = sentence.toLowerCase(Locale.ROOT).contains(arm.name().toLowerCase(Locale.ROOT));
    return named ? sentence : Words.capital(arm.name()) + ": " + sentence;
  }

  Block.Table bySeed() {
    List<Column> columns = new ArrayList<>(List.of(new Column("Arm", false)));
    view.seeds().forEach(seed -> columns.add(new Column("seed " + seed, true)));
    List<List<Cell>> rows = new ArrayList<>();
    rows.add(bySeed(view.baseline().name(), view.baseline().results()));
    view.arms().forEach(arm -> rows.add(bySeed(arm.name(), arm.results())));
    return new Block.Table(columns, rows);
  }

  private List<Cell> bySeed(String name, ResultsView results) {
    List<Cell> cells = new ArrayList<>(List.of(Cell.of(name)));
    results
        .perSeed()
        .forEach(value -> cells.add(Double.isFinite(value) ? number(value) : Cell.of("failed")));
    return cells;
  }

  /// A mean over fewer runs than there are seeds says so.
  private Cell mean(ResultsView results) {
    long finished = results.perSeed().stream().filter(Double::isFinite).count();
    String shown = Words.fixed(metric.shown(results.mean()), decimals);
    return finished == results.perSeed().size()
        ? Cell.of(shown)
        : Cell.of(shown, "%s of %s runs".formatted(finished, results.perSeed().size()));
  }

  private Cell number(double value) {
    return Cell.of(Words.fixed(metric.shown(value), decimals));
  }

  /// {@return the raw data: effects, the result of each run, and each point of each curve}
  List<DataTable> data() {
    List<DataTable> tables = new ArrayList<>(List.of(effects(), runs()));
    DataTable curves = curves();
    if (!curves.rows().isEmpty()) {
      tables.add(curves);
    }
    return tables;
  }

  private DataTable effects() {
    return new DataTable(
        "effects",
        List.of(
            "arm", "patch", "mean", "difference", "low", "high", "p", "verdict", "seconds_per_run"),
        view.arms().stream()
            .map(arm ->
                List.<Object>of(
                    arm.name(),
                    arm.patch(),
                    arm.results().mean(),
                    arm.effect().delta(),
                    arm.effect().low(),
                    arm.effect().high(),
                    arm.effect().pValue(),
                    arm.effect().verdict(),
                    arm.results().secondsPerRun()))
            .toList());
  }

  private DataTable runs() {
    List<List<Object>> rows = new ArrayList<>();
    addRuns(rows, view.baseline().name(), view.baseline().results());
    view.arms().forEach(arm -> addRuns(rows, arm.name(), arm.results()));
    return new DataTable("runs", List.of("arm", "seed", metric.name()), rows);
  }

  private void addRuns(List<List<Object>> rows, String arm, ResultsView results) {
    for (int i = 0; i < view.seeds().size(); i++) {
      rows.add(List.of(arm, view.seeds().get(i), results.perSeed().get(i)));
    }
  }

  /// {@return a row for each epoch of each run, with a column for each measured quantity}
  private DataTable curves() {
    List<String> metrics =
        histories()
            .flatMap(history -> history.curves().stream())
            .map(curve -> curve.metric().name())
            .distinct()
            .toList();
    List<List<Object>> rows = new ArrayList<>();
    addCurves(rows, view.baseline().name(), view.baseline().results(), metrics);
    view.arms().forEach(arm -> addCurves(rows, arm.name(), arm.results(), metrics));
    List<String> columns = new ArrayList<>(List.of("arm", "seed", "epoch"));
    columns.addAll(metrics);
    return new DataTable("curves", columns, rows);
  }

  private Stream<HistoryView> histories() {
    return Stream.concat(
        view.baseline().results().histories().stream(),
        view.arms().stream().flatMap(arm -> arm.results().histories().stream()));
  }

  private void addCurves(
      List<List<Object>> rows, String arm, ResultsView results, List<String> metrics) {
    for (int i = 0; i < results.histories().size(); i++) {
      HistoryView history = results.histories().get(i);
      for (int e = 0; e < history.epochs().size(); e++) {
        int at = e;
        List<Object> row =
            new ArrayList<>(List.of(arm, view.seeds().get(i), history.epochs().get(e)));
        metrics.forEach(metric ->
            row.add(history.curve(metric).<Object>map(curve -> curve.values().get(at)).orElse("")));
        rows.add(row);
      }
    }
  }
}
