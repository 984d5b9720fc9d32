package dev.gradus.data.augment;

import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.gradus.core.GradusException;
import dev.gradus.data.Dataset;
import dev.gradus.data.JoinedDataset;
import dev.gradus.data.Prefetch;
import dev.gradus.data.TargetEncoding;
import dev.gradus.data.ValueRange;
import dev.gradus.testkit.GoldenFiles;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/// Every message of augmentation, whole.
class AugmentErrorsTest {

  private final StringBuilder said = new StringBuilder();

  private void refused(Executable attempt) {
    said.append(assertThrows(GradusException.class, attempt).getMessage()).append('\n');
  }

  private void refusedData(Augmentation changes, Dataset data, TargetEncoding encoding) {
    refused(() -> changes.check(data, List.of(encoding)));
  }

  @Test
  void messages_areAsReviewed() {
    Dataset color = Pictures.bytes(4, 4, 4, 3);
    Dataset grey = Pictures.bytes(4, 4, 4, 1);
    TargetEncoding oneHot = TargetEncoding.ONE_HOT;
    refusedData(Augmentation.of(new Rotation(1)), grey.flattened(), oneHot);
    refusedData(Augmentation.of(new Hue(0.1)), grey, oneHot);
    refusedData(Augmentation.of(new MixUp(0.2)), color, TargetEncoding.INDEX);
    Dataset joined =
        JoinedDataset.named("pairs")
            .input("left", color)
            .input("right", color)
            .target("class", color)
            .build();
    refusedData(Augmentation.of(new Rotation(1)), joined, oneHot);
    refused(() -> Augmentation.of(new MixUp(0.2), new Rotation(1)));
    refused(() -> Augmentation.none().workers(0));
    refused(() -> new Prefetch(null, null, 0, null));
    refused(() -> new ValueRange(1, 1));
    refused(() -> ValueRange.of(Flat.of(0.5f)));
    refused(() -> new Resampling(Interpolation.BILINEAR, FillMode.WRAP, Double.NaN));
    refused(() -> new Rotation(200));
    refused(() -> new Shift(2, 0));
    refused(() -> new Zoom(1));
    refused(() -> new Shear(90));
    refused(() -> new HorizontalFlip(-0.5));
    refused(() -> new VerticalFlip(2));
    refused(() -> new Crop(-1));
    refused(() -> new ResizedCrop(0, 1, Resampling.defaults()));
    refused(() -> new Perspective(1, 0.5, Resampling.defaults()));
    refused(() -> new Elastic(1, 0, Resampling.defaults()));
    refused(() -> new Brightness(1.5));
    refused(() -> new Contrast(Double.NaN));
    refused(() -> new ChannelShift(2));
    refused(() -> new Saturation(2));
    refused(() -> new Hue(1));
    refused(() -> new ColorJitter(1, 0, 0));
    refused(() -> new Blur(2, 1));
    refused(() -> new Sharpness(-1));
    refused(() -> new Noise(-1));
    refused(() -> new Erasing(0.5, 0.5, 0.1, 0));
    refused(() -> new Cutout(0));
    refused(() -> new Invert(2));
    refused(() -> new Grayscale(2));
    refused(() -> new Posterize(9));
    refused(() -> new Solarize(-1, 1));
    refused(() -> new Equalize(2));
    refused(() -> new AutoContrast(2));
    refused(() -> new MixUp(0));
    refused(() -> new CutMix(0));
    refused(() -> new RandAugment(0, 0.3, Resampling.defaults()));
    ImageAugmentation keras = ImageAugmentation.defaults();
    refused(() -> keras.withBrightnessRange(0.5));
    refused(() -> keras.withZoomRange(1.2, 0.8));
    refused(() -> keras.withRotationRange(200));
    GoldenFiles.of(AugmentErrorsTest.class).verify("errors", said.toString());
  }
}
