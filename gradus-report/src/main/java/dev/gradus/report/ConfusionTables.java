package dev.gradus.report;

import dev.gradus.chart.ConfusionTable;
import dev.gradus.metric.ConfusionMatrix;
import java.util.Locale;

/// The figure of a [ConfusionMatrix].
///
/// ```java
/// ConfusionMatrix matrix = ConfusionMatrix.of(net.predict(test), test);
/// ConfusionImages.png(ConfusionTables.of(test.name(), matrix), Path.of("mistakes.png"));
/// ```
public final class ConfusionTables {

  private static final int PERCENT = 100;

  private ConfusionTables() {}

  /// @param data name of what was predicted
  /// @param matrix which class was taken for which
  /// @return the figure
  public static ConfusionTable of(String data, ConfusionMatrix matrix) {
    long unanswered = matrix.unanswered().stream().mapToLong(Long::longValue).sum();
    String caption =
        String.format(
            Locale.ROOT,
            "%,d samples of %s, %.2f %% right%s; numbers are samples, shades are shares of a row",
            matrix.samples(),
            data,
            PERCENT * matrix.accuracy(),
            unanswered == 0
                ? ""
                : String.format(Locale.ROOT, ", %,d without an answer", unanswered));
    return new ConfusionTable(
        "Which class was taken for which",
        caption,
        matrix.labels().stream().map(label -> label.isBlank() ? "(no name)" : label).toList(),
        matrix.counts());
  }
}
