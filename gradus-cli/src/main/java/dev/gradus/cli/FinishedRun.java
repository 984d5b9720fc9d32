package dev.gradus.cli;

import dev.gradus.core.DataException;
import dev.gradus.data.text.TextEncoder;
import dev.gradus.history.RunFolder;
import dev.gradus.history.SavedModel;
import dev.gradus.spec.Kinds;
import dev.gradus.spec.TrainSpec;
import java.nio.file.Files;
import java.nio.file.Path;

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

  /// @throws DataException if there are no words beside the model, or they are damaged
  TextEncoder words() {
    return TextEncoder.load(path.resolve("model"));
  }
}
