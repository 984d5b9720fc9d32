package dev.gradus.cli;

import dev.gradus.chart.PictureGrid;
import dev.gradus.data.ClassTarget;
import dev.gradus.data.Dataset;
import dev.gradus.history.SavedModel;
import dev.gradus.metric.ConfusionMatrix;
import dev.gradus.metric.Reliability;
import dev.gradus.model.ClassOutputs;
import dev.gradus.picture.MistakenPictures;
import dev.gradus.picture.SampleGrid;
import dev.gradus.train.CompiledModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What can be said of a network's predictions beyond its metrics where they are classes.
///
/// @param matrix which class was taken for which
/// @param reliability of probabilities, where there are some
/// @param mistaken images that it was most surely wrong about, where there are some
record ClassEvaluation(
    ConfusionMatrix matrix, Optional<Reliability> reliability, Optional<PictureGrid> mistaken) {

  private static final int MOST_CLASSES = 20;
  private static final int BINS = 10;
  private static final int MOST_PICTURES = 24;

  /// @return none if the data have no classes
  static Optional<ClassEvaluation> of(SavedModel saved, CompiledModel model, Dataset test) {
    if (!(test.target() instanceof ClassTarget)) {
      return Optional.empty();
    }
    float[][] rows = model.predict(test);
    ClassOutputs outputs = ClassOutputs.of(saved.model(), saved.loss());
    boolean sure = outputs.meaning() != ClassOutputs.Meaning.SCORES;
    return Optional.of(
        new ClassEvaluation(
            ConfusionMatrix.of(rows, test, outputs),
            sure ? Optional.of(Reliability.of(rows, test, outputs, BINS)) : Optional.empty(),
            sure && SampleGrid.isPossible(test.featureShape())
                ? MistakenPictures.of(rows, test, outputs, MOST_PICTURES)
                : Optional.empty()));
  }

  /// @return for a terminal; a matrix that would not fit is left out
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    if (matrix.classes() <= MOST_CLASSES) {
      lines.add("");
      matrix.toString().lines().forEach(lines::add);
    }
    reliability.ifPresent(table -> {
      lines.add("");
      table.toString().lines().forEach(lines::add);
    });
    return lines;
  }

  void putInto(Map<String, Object> fields) {
    fields.put("confusion", matrix.toMap());
    reliability.ifPresent(table -> fields.put("reliability", table.toList()));
  }
}
