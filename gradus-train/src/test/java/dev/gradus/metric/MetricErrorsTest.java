package dev.gradus.metric;

import static dev.gradus.metric.AccuracyTest.buffer;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.gradus.core.Shape;
import dev.gradus.testkit.GoldenFiles;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MetricErrorsTest {

  @Test
  void complaints_areWordedAsReviewed() {
    Shape one = Shape.of(1);
    Shape three = Shape.of(3);
    String complaints =
        Stream.<Runnable>of(
                () -> new TopKAccuracy(0),
                () -> new TopKAccuracy(4).start(three, one),
                () -> TopKAccuracy.defaults().start(one, one),
                () -> new BinaryAccuracy(Double.NaN),
                () -> BinaryAccuracy.defaults().start(three, one),
                () -> FBetaScore.of(0),
                () -> Precision.defaults().withThreshold(Double.POSITIVE_INFINITY),
                () -> Recall.defaults().ofClass(-1),
                () -> F1Score.defaults().ofClass(3).start(three, one),
                () -> Precision.defaults().start(three, Shape.of(2)),
                () -> RocAuc.defaults().ofClass(0).start(one, one),
                () -> PrAuc.defaults().ofClass(3).start(three, one),
                () -> new R2Score().start(three, one),
                () -> new ExpectedCalibrationError(0),
                () -> update(ExpectedCalibrationError.defaults(), 3.5f, 0, 0, 0),
                () -> update(new LogLoss(), -1, 0, 0, 0),
                () -> update(new BalancedAccuracy(), 0.5f, 0, 0, 3),
                () -> RocAuc.defaults().start(three, one).restore(new double[3]),
                () -> RocAuc.defaults().start(three, one).restore(new double[] {3, 0, 0, 0}),
                () -> new CohenKappa().start(three, one).restore(new double[3]))
            .map(each -> assertThrows(RuntimeException.class, each::run).getMessage())
            .collect(Collectors.joining("\n", "", "\n"));
    GoldenFiles.of(MetricErrorsTest.class).verify("errors", complaints);
  }

  private static void update(Metric metric, float p0, float p1, float p2, float target) {
    metric.start(Shape.of(3), Shape.of(1)).update(buffer(p0, p1, p2), buffer(target), 1);
  }
}
