package dev.gradus.data.scale;

import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.gradus.core.GradusException;
import dev.gradus.core.Shape;
import dev.gradus.data.FittedScaler;
import dev.gradus.data.InMemoryDataset;
import dev.gradus.data.SampleSteps;
import dev.gradus.data.ScaledInput;
import dev.gradus.data.ValueTarget;
import dev.gradus.data.Whitening;
import dev.gradus.testkit.GoldenFiles;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/// Every message of scaling, whole.
class ScaleErrorsTest {

  private final StringBuilder said = new StringBuilder();

  private void refused(Executable attempt) {
    said.append(assertThrows(GradusException.class, attempt).getMessage()).append('\n');
  }

  private static InMemoryDataset images(int... shape) {
    int size = (int) Shape.of(shape).size();
    return InMemoryDataset.ofFloats(
        "photos", Shape.of(shape), new float[size], ValueTarget.single(), new float[1]);
  }

  @Test
  void messages_areAsReviewed() {
    refused(() -> ScalingMethod.named("minmax"));
    refused(() -> new FittedScaler(List.of(1.0, 2.0), List.of(1.0)));
    refused(() -> FittedScaler.whole(0, Double.POSITIVE_INFINITY));
    refused(() ->
        new FittedScaler(List.of(1.0, 2.0), List.of(1.0, 2.0))
            .withWhitening(Whitening.of(3, new float[9])));
    FittedScaler colors = new FittedScaler(List.of(1.0, 2.0, 3.0), List.of(1.0, 2.0, 3.0));
    refused(() -> new ScaledInput(images(2, 2, 1), colors));
    refused(() -> colors.apply(new float[12], Shape.of(12)));
    refused(() ->
        new ScaledInput(
            images(2, 2, 1), FittedScaler.identity().withWhitening(Whitening.of(3, new float[9]))));
    refused(() -> Whitening.of(2, 1, 2, 3));
    refused(() -> Whitening.of(1, Float.NaN));
    refused(() -> new SampleSteps(Optional.empty(), 0, true, true));
    refused(() -> new Samplewise(true, true, Double.NaN));
    refused(() -> new Zca(-1));
    refused(() -> Zca.defaults().fit(images(64, 65, 1)));
    Standardization none = Standardization.defaults();
    refused(() -> none.withSamplewiseStdNormalization(true));
    refused(() -> none.withFeaturewiseStdNormalization(true));
    refused(() -> none.withZcaWhitening(true));
    refused(() ->
        none.withFeaturewiseCenter(true)
            .withFeaturewiseStdNormalization(true)
            .withZcaWhitening(true));
    ImageNetPreprocessing caffe = new ImageNetPreprocessing(ImageNetPreprocessing.Mode.CAFFE);
    refused(() -> caffe.apply(new float[4], Shape.of(2, 2, 1)));
    GoldenFiles.of(ScaleErrorsTest.class).verify("errors", said.toString());
  }
}
