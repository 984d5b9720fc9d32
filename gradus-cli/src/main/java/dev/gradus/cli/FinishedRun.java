package dev.gradus.cli;

import dev.gradus.core.ConfigException;
import dev.gradus.core.DataException;
import dev.gradus.data.table.TableEncoder;
import dev.gradus.data.text.TextEncoder;
import dev.gradus.history.RunFolder;
import dev.gradus.history.SavedModel;
import dev.gradus.spec.Kinds;
import dev.gradus.spec.SeriesData;
import dev.gradus.spec.TrainSpec;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A run that has a model.
///
/// @param path its folder
/// @param spec what ran
/// @param model what came out
record FinishedRun(Path path, TrainSpec spec, SavedModel model) {

  /// @throws DataException if the folder is not that of a run, or the run has no model
  static FinishedRun open(Path path, Kinds kinds) {
    RunFolder folder = RunFolder.open(path);
    if (!Files.exists(path.resolve("model").resolve(SavedModel.MODEL_FILE))) {
      throw new DataException(
          "%s: the run has no model, so it failed or has not ended. Go on with it: ./gradus train --resume --out %1$s."
              .formatted(path));
    }
    return new FinishedRun(path, folder.spec(kinds), folder.model(kinds));
  }

  /// @return the run's columns, where its data have named columns
  /// @throws DataException if the file is damaged
  Optional<List<String>> columns() {
    RunFolder folder = new RunFolder(path);
    return folder.hasColumns() ? Optional.of(folder.columns()) : Optional.empty();
  }

  /// The series of other data as the run's network sees it: the same columns in the same order.
  ///
  /// @param other how the other data are read
  /// @param trained the run's own data
  /// @throws DataException if the names are not beside the model, or they are damaged
  /// @throws ConfigException if the other data name other columns, or another one to predict
  SeriesData alike(SeriesData other, SeriesData trained) {
    List<String> columns = new RunFolder(path).columns();
    String target = trained.target().orElse(columns.getFirst());
    if (!other.columns().isEmpty() && !Set.copyOf(other.columns()).equals(Set.copyOf(columns))) {
      throw new ConfigException(
          "%s: the run's network sees the columns %s, got %s. Name these, or leave `columns` out."
              .formatted(
                  other.file(), String.join(", ", columns), String.join(", ", other.columns())));
    }
    if (!other.target().orElse(target).equals(target)) {
      throw new ConfigException(
          "%s: the run's network predicts the column %s, got the target %s. Leave `target` out."
              .formatted(other.file(), target, other.target().orElseThrow()));
    }
    return other.withColumns(columns).withTarget(target);
  }

  /// @throws DataException if there are no words beside the model, or they are damaged
  TextEncoder words() {
    return TextEncoder.load(path.resolve("model"));
  }

  /// @return what made numbers of the table that the network was trained on; empty if that had
  ///   nothing but numbers
  /// @throws DataException if it is damaged
  Optional<TableEncoder> table() {
    Path folder = path.resolve("model");
    return TableEncoder.isSaved(folder) ? Optional.of(TableEncoder.load(folder)) : Optional.empty();
  }
}
