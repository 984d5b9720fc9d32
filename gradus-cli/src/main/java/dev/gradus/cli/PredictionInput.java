package dev.gradus.cli;

import dev.gradus.core.DataException;
import dev.gradus.core.Shape;
import dev.gradus.data.Dataset;
import dev.gradus.data.InMemoryDataset;
import dev.gradus.data.ValueTarget;
import dev.gradus.data.read.Csv;
import dev.gradus.data.read.Idx;
import dev.gradus.data.series.Series;
import dev.gradus.data.table.TableEncoder;
import dev.gradus.spec.CsvData;
import dev.gradus.spec.DataSource;
import dev.gradus.spec.ImageData;
import dev.gradus.spec.SeriesData;
import dev.gradus.spec.TextSource;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Reads samples without targets from a file: texts or windows of it where the network was trained
/// on texts or a series; images where it was trained on folders of them; else an IDX file of
/// images, known by its first bytes or its name, or else rows of a CSV file.
final class PredictionInput {

  private static final int MOST_NAMES = 8;
  private static final byte[] IDX = {0, 0};
  private static final byte[] GZIP = {0x1f, (byte) 0x8b};

  private PredictionInput() {}

  /// @param file the file
  /// @param run whose network is asked; of the data that it was trained on, a table's target and
  ///   ignored columns are left out, and rows of as many numbers as a sample are read as such
  static Dataset read(Path file, FinishedRun run) {
    DataSource trained = run.spec().data();
    Shape expected = run.model().model().inputShape();
    if (trained instanceof TextSource texts) {
      return run.words().encode(texts.toPredict(file));
    }
    boolean idx = isIdx(file);
    if (trained instanceof ImageData images && !idx) {
      return images.toPredict(file);
    }
    if (idx) {
      Dataset images = images(file);
      if (!images.featureShape().equals(expected)) {
        throw new DataException(
            "%s: a sample is %s, the run's network takes %s. Give samples like those it was trained on."
                .formatted(file, images.featureShape(), expected));
      }
      return images;
    }
    if (trained instanceof SeriesData series) {
      return windows(file, run.alike(series, series));
    }
    Optional<TableEncoder> columns = run.table();
    if (trained instanceof CsvData table && columns.isPresent()) {
      return table.toPredict(file, columns.get()).withFeatureShape(expected);
    }
    Csv csv = csv(file, trained);
    requireSameColumns(csv, run);
    Dataset rows = csv.readFeatures();
    if (rows.featureShape().size() != expected.size()) {
      throw new DataException(
          "%s: has %s (%s), the run's network takes %d numbers a row. Give the columns that it was trained on, in their order."
              .formatted(
                  file,
                  Figures.count(rows.featureShape().size(), "feature column"),
                  shown(rows.featureNames()),
                  expected.size()));
    }
    return rows.withFeatureShape(expected);
  }

  /// Every window of a series, the last one too, after which the future comes.
  private static Dataset windows(Path file, SeriesData trained) {
    Series series = trained.csv(file).read();
    return trained.windowing().withStride(1).questions(series);
  }

  /// Compares names and order with those of the training, of a run without saved names with its
  /// table as long as that is there: with columns in another order every prediction would be wrong,
  /// and nothing would tell.
  private static void requireSameColumns(Csv csv, FinishedRun run) {
    DataSource trained = run.spec().data();
    if (!(trained instanceof CsvData table)) {
      return;
    }
    Optional<List<String>> saved = run.columns();
    if (saved.isEmpty() && !Files.isRegularFile(Path.of(table.file()))) {
      return;
    }
    List<String> wanted = saved.orElseGet(() -> csv(Path.of(table.file()), trained).featureNames());
    List<String> given = csv.featureNames();
    if (!given.equals(wanted)) {
      throw new DataException(
          "%s: has the feature columns %s, the run was trained on %s of %s. Give these columns in this order."
              .formatted(csv.file(), shown(given), shown(wanted), table.file()));
    }
  }

  private static String shown(List<String> names) {
    return String.join(", ", names.subList(0, Math.min(MOST_NAMES, names.size())))
        + (names.size() > MOST_NAMES ? ", ..." : "");
  }

  private static Csv csv(Path file, DataSource trained) {
    if (!(trained instanceof CsvData table)) {
      return Csv.of(file, "");
    }
    Csv csv =
        Csv.of(file, table.target())
            .withIgnored(table.ignored())
            .withDelimiter(table.delimiter().charAt(0));
    return table.weight().map(csv::withWeight).orElse(csv);
  }

  private static Dataset images(Path file) {
    Idx idx = Idx.read(file);
    Shape shape = idx.shape();
    if (shape.rank() < 2) {
      throw new DataException(
          "%s: has shape %s, expected images [N, H, W]. Are these labels?".formatted(file, shape));
    }
    Shape sample = shape.dropFirst(1);
    Shape features = sample.rank() == 2 ? Shape.of(sample.dim(0), sample.dim(1), 1) : sample;
    return InMemoryDataset.ofBytes(
        String.valueOf(file.getFileName()),
        features,
        idx.values(),
        ValueTarget.single(),
        new float[shape.dim(0)]);
  }

  private static boolean isIdx(Path file) {
    String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    if (name.contains("ubyte") || name.endsWith(".idx") || name.endsWith(".gz")) {
      return true;
    }
    if (!Files.isRegularFile(file)) {
      return false;
    }
    try (InputStream in = Files.newInputStream(file)) {
      byte[] first = in.readNBytes(IDX.length);
      return Arrays.equals(first, IDX) || Arrays.equals(first, GZIP);
    } catch (IOException e) {
      throw new DataException(
          "%s: cannot be read: %s. Check the file and the right to read it."
              .formatted(file, e.getMessage()),
          e);
    }
  }
}
