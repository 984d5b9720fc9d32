package dev.gradus.cli;

import dev.gradus.chart.PictureGrid;
import dev.gradus.data.Dataset;
import dev.gradus.data.Split;
import dev.gradus.data.describe.DataSummary;
import dev.gradus.data.describe.TargetSummary;
import dev.gradus.data.series.SeriesWindows;
import dev.gradus.data.table.TableDataset;
import dev.gradus.picture.AugmentPreview;
import dev.gradus.picture.SampleGrid;
import dev.gradus.report.DataCharts;
import dev.gradus.report.SeriesCharts;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Shows what a data set holds.
@Command(
    name = "show",
    description = "Shows what data hold: shapes, samples, classes, values, and pictures of them.",
    footer = {
      "",
      "On a terminal it draws the first images and a histogram; --out keeps all figures as PNG and",
      "SVG: samples (images), series, values, columns (of a table), target, and augmented, one",
      "image shown ten ways, where the spec or --augment says how training changes images. Values",
      "are those of the training part as stored, before scaling. Of a CSV file it also says what each",
      "column was taken for, how many of its entries are missing, and what stands for them.",
      "",
      "Examples:",
      "  ./gradus data show mnist",
      "  ./gradus data show spec.yaml --out figures",
      "  ./gradus data show '{csv: {file: iris.csv, target: Species}}'",
      "  ./gradus data show mnist --augment '[{rotation: 15}, {zoom: 0.1}]' --out figures",
      "",
      "With --json: data, shape, samples {part: number}, values {low, high, mean, deviation,",
      "missing, edges, counts}, each [{name, low, ...}] of a table's columns or an image's colors,",
      "target {classes [{label, part: number}]} or {shape, low, ...}, figures [path]; of a CSV file",
      "also columns [{name, kind, categories, missing, filledWith}]."
    })
final class DataShowCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Parameters(
      paramLabel = "WHAT",
      description = "A data set of the catalogue, a spec file, or data as a spec writes them.")
  private String what = "";

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Write the figures into this folder; those there are replaced.")
  private Optional<Path> out = Optional.empty();

  @Option(
      names = "--augment",
      paramLabel = "LIST",
      description = "Show these changes to images, as a spec writes them; default: the spec's.")
  private Optional<String> augment = Optional.empty();

  @Option(
      names = "--sample",
      paramLabel = "NUMBER",
      description = "Which training image is shown ten ways, from 0; default: 0.")
  private int sample;

  @Option(
      names = "--set",
      paramLabel = "PATH=VALUE",
      description = "Change the spec, for example fit.seed=2. May be repeated.")
  private List<String> edits = new ArrayList<>();

  @Mixin private OutputOptions options = new OutputOptions();

  DataShowCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    Output output = new Output(terminal, options);
    ShownData data = ShownData.read(what, augment, edits);
    SequencedMap<String, Dataset> parts = parts(data.split());
    Dataset train = data.split().train();
    Optional<PictureGrid> augmented =
        data.augmentation().isNone()
            ? Optional.empty()
            : Optional.of(AugmentPreview.of(train, data.augmentation(), sample, data.seed()));
    Optional<DataFigures> figures = out.map(DataFigures::new);
    DataSummary summary = DataSummary.of(train);
    Optional<PictureGrid> samples =
        SampleGrid.isPossible(train.featureShape())
            ? Optional.of(SampleGrid.of(train))
            : Optional.empty();

    Blocks blocks = Blocks.of(output);
    int columns = output.screen().columns();
    new DataTables(parts, summary, blocks, columns).lines().forEach(output::line);
    if (train instanceof TableDataset table) {
      show(output, TableColumns.lines(table));
    }
    if (columns > 0) {
      BlockPictures pictures = new BlockPictures(output.screen(), blocks);
      samples.ifPresent(grid -> show(output, pictures.lines(grid)));
      if (train instanceof SeriesWindows windows) {
        show(output, BlockCurve.lines(windows, blocks, columns));
      }
      if (!summary.isTable()) {
        show(output, BlockHistogram.lines("values", summary.features(), blocks, columns));
      }
      if (summary.target() instanceof TargetSummary.Values target) {
        show(output, BlockHistogram.lines("target", target.values(), blocks, columns));
      }
      augmented.ifPresent(grid -> show(output, pictures.lines(grid)));
    }
    figures.ifPresent(files -> {
      if (train instanceof SeriesWindows windows) {
        files.add("series", SeriesCharts.of(windows));
      }
      write(files, summary, samples, augmented);
    });
    List<String> written = figures.map(DataFigures::written).orElse(List.of());
    if (!written.isEmpty()) {
      show(output, written);
    }
    Map<String, Object> fields = DataFields.of(parts, summary);
    if (train instanceof TableDataset table) {
      fields.put("columns", TableColumns.fields(table));
    }
    fields.put("figures", written);
    output.result(fields);
    return ExitStatus.DONE;
  }

  private static SequencedMap<String, Dataset> parts(Split split) {
    SequencedMap<String, Dataset> parts = new LinkedHashMap<>();
    parts.put("train", split.train());
    split.validation().ifPresent(part -> parts.put("validation", part));
    parts.put("test", split.test());
    return parts;
  }

  private static void show(Output output, List<String> lines) {
    output.line("");
    lines.forEach(output::line);
  }

  private static void write(
      DataFigures files,
      DataSummary summary,
      Optional<PictureGrid> samples,
      Optional<PictureGrid> augmented) {
    samples.ifPresent(grid -> files.add("samples", grid));
    if (!summary.isTable()) {
      files.add("values", DataCharts.values(summary));
    }
    DataCharts.columns(summary).ifPresent(panels -> files.add("columns", panels));
    files.add("target", DataCharts.target(summary));
    augmented.ifPresent(grid -> files.add("augmented", grid));
  }
}
