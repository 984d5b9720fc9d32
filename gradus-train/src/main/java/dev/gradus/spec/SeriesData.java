package dev.gradus.spec;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.gradus.core.ConfigException;
import dev.gradus.data.Split;
import dev.gradus.data.catalogue.Catalogue;
import dev.gradus.data.read.MissingStep;
import dev.gradus.data.read.SeriesCsv;
import dev.gradus.data.scale.ScalingMethod;
import dev.gradus.data.series.Predicted;
import dev.gradus.data.series.Series;
import dev.gradus.data.series.SeriesWindowing;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Windows of a time series in a CSV file, or of the catalogue: in files `{series: sales.csv,
/// window: 60}` or `{series: sunspots}`. What a file must look like says [SeriesCsv], what a window
/// is [SeriesWindowing], and how the parts are cut in the order of time
/// [dev.gradus.data.series.SeriesParts].
///
/// Features and target are scaled by `scale`, each column by itself, fitted on the training part;
/// loss and metrics are those of scaled values, predictions are in the series' own unit.
///
/// @param file path, from the working directory, or the name of a series in the catalogue:
///   `sunspots`, `air-passengers`; a file of such a name is `./sunspots`
/// @param target name of the column to predict; default the first of `columns`
/// @param columns names of the columns that the network sees, the one to predict among them;
///   default `target` alone if that is given, else all but the time
/// @param time name of the column of times; default none, which takes `time`, `date`, `datetime` or
///   `timestamp` if it is there
/// @param window steps that the network sees, at least 1; default 60
/// @param horizon steps from the last that is seen to the one that is asked for, at least 1;
///   default 1, the next
/// @param predicted whether that one step is asked for or `all` up to it; default `last`
/// @param stride steps from the beginning of one window to the next, at least 1; default 1
/// @param testShare of the steps that are the test part, the last ones, in (0, 1); default 0.2
/// @param scale how features and target are scaled; default `min-max`
/// @param missing what becomes of missing values; default `refuse`
/// @param delimiter between entries, one character; default `,`
public record SeriesData(
    String file,
    Optional<String> target,
    List<String> columns,
    Optional<String> time,
    int window,
    int horizon,
    Predicted predicted,
    int stride,
    double testShare,
    ScalingMethod scale,
    MissingStep missing,
    String delimiter)
    implements DataSource {

  /// Copies the list.
  ///
  /// @throws ConfigException for a number out of range, or columns that cannot be
  public SeriesData {
    columns = List.copyOf(columns);
    TestPart.requireShare(testShare, "series");
    if (delimiter.length() != 1) {
      throw new ConfigException(
          "series: delimiter must be one character, got \"%s\".".formatted(delimiter));
    }
    if (target.isPresent() && !columns.isEmpty() && !columns.contains(target.get())) {
      throw new ConfigException(
          "series: target `%s` is not among the columns %s. Add it, or predict one of these."
              .formatted(target.get(), String.join(", ", columns)));
    }
    new SeriesCsv(Path.of(file), columns, time, missing, delimiter.charAt(0));
    new SeriesWindowing(window, horizon, predicted, stride, target, scale);
  }

  /// @param file path, from the working directory
  /// @return windows of 60 steps of all its columns, everything else by default
  public static SeriesData of(String file) {
    return new SeriesData(
        file,
        Optional.empty(),
        List.of(),
        Optional.empty(),
        60,
        1,
        Predicted.LAST,
        1,
        0.2,
        ScalingMethod.MIN_MAX,
        MissingStep.REFUSE,
        ",");
  }

  /// @param name of the column to predict
  /// @return this series with that target
  public SeriesData withTarget(String name) {
    return new SeriesData(
        file,
        Optional.of(name),
        columns,
        time,
        window,
        horizon,
        predicted,
        stride,
        testShare,
        scale,
        missing,
        delimiter);
  }

  /// @param names of the columns that the network sees, in their order
  /// @return this series with these columns
  public SeriesData withColumns(List<String> names) {
    return new SeriesData(
        file, target, names, time, window, horizon, predicted, stride, testShare, scale, missing,
        delimiter);
  }

  /// @param windows how steps become samples; a target that they name is the column to predict
  /// @return this series cut into these
  public SeriesData withWindowing(SeriesWindowing windows) {
    return new SeriesData(
        file,
        windows.target().or(() -> target),
        columns,
        time,
        windows.window(),
        windows.horizon(),
        windows.predicted(),
        windows.stride(),
        testShare,
        windows.scale(),
        missing,
        delimiter);
  }

  /// @param path of another file
  /// @return how that is read, if it is like this one
  public SeriesCsv csv(Path path) {
    List<String> seen = columns.isEmpty() ? target.stream().toList() : columns;
    return new SeriesCsv(path, seen, time, missing, delimiter.charAt(0));
  }

  /// @return how its steps become samples
  public SeriesWindowing windowing() {
    return new SeriesWindowing(window, horizon, predicted, stride, target, scale);
  }

  @Override
  public Split load() {
    SeriesCsv csv = csv(Path.of(file));
    Series series = Catalogue.names().contains(file) ? csv.read(embedded()) : csv.read();
    return windowing().split(series, testShare).toSplit();
  }

  private InputStream embedded() {
    return new ByteArrayInputStream(Catalogue.standard().text(file).getBytes(UTF_8));
  }
}
