package dev.gradus.data.augment;

import dev.gradus.core.ConfigException;
import dev.gradus.data.Dataset;
import dev.gradus.data.FittedScaler;
import dev.gradus.data.Split;
import dev.gradus.data.scale.Standardization;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// All options of Keras's `ImageDataGenerator`. At random, in training only, in its order:
/// rotation, shift, shear and zoom as one resampling; channel shift; flips; brightness. To every
/// image whatever it is for: the [Standardization], which [#fit] settles on the training split. The
/// network carries it as its scaler, so evaluation, predictions and the saved model have it too:
///
/// ```java
/// ImageAugmentation images = ImageAugmentation.defaults().withRotationRange(10)
///     .withStandardization(Standardization.defaults().withFeaturewiseCenter(true));
/// trainer.scaler(images.fit(train)) … net.fit(train, Fit.epochs(9).augment(images));
/// ```
///
/// Specs need say it once only: there the scaler follows from the augmentation.
///
/// Differs from Keras: brightness is not rounded to bytes, and [Resampling] says what is beyond the
/// border.
///
/// @param rotationRange degrees to either side, in [0, 180]; default 0
/// @param widthShiftRange one number: largest shift, a share of the width if below 1, else pixels;
///   several: one of them, to either side, by the same rule; default none
/// @param heightShiftRange the same for the height
/// @param brightnessRange smallest and largest factor, at least 0; default none
/// @param shearRange degrees to either side, in [0, 80]; columns keep their length; default 0
/// @param zoomRange smallest and largest part that is shown, drawn for width and height apart; one
///   number z means 1 - z and 1 + z; default none
/// @param channelShiftRange largest number added to all channels, as stored; the result stays
///   within the image's own smallest and largest value; default 0
/// @param resampling how the image is read (`fill_mode`, `cval`, `interpolation_order`); default
///   bilinear, nearest beyond the border
/// @param horizontalFlip whether half of the images are mirrored; default false
/// @param verticalFlip whether half of the images are turned upside down; default false
/// @param standardization what is done to every image afterwards; default nothing
/// @param validationSplit share of the training samples, the first ones, to validate on, in [0, 1);
///   default 0
public record ImageAugmentation(
    double rotationRange,
    List<Double> widthShiftRange,
    List<Double> heightShiftRange,
    List<Double> brightnessRange,
    double shearRange,
    List<Double> zoomRange,
    double channelShiftRange,
    Resampling resampling,
    boolean horizontalFlip,
    boolean verticalFlip,
    Standardization standardization,
    double validationSplit)
    implements Augment {

  private static final String NAME = "ImageAugmentation";

  /// Copies the lists.
  ///
  /// @throws ConfigException for a setting out of range
  public ImageAugmentation {
    widthShiftRange = List.copyOf(widthShiftRange);
    heightShiftRange = List.copyOf(heightShiftRange);
    brightnessRange = List.copyOf(brightnessRange);
    zoomRange = List.copyOf(zoomRange);
    Ranges.require(NAME, "rotationRange", rotationRange, 0, 180);
    Ranges.require(NAME, "shearRange", shearRange, 0, 80);
    Ranges.require(NAME, "channelShiftRange", channelShiftRange, 0, Float.MAX_VALUE);
    KerasRanges.requireBounds("brightnessRange", brightnessRange, 2);
    KerasRanges.requireBounds("zoomRange", zoomRange, 1);
    if (!(validationSplit >= 0 && validationSplit < 1)) {
      throw new ConfigException(
          "%s: validationSplit must be in [0, 1), got %s.".formatted(NAME, validationSplit));
    }
  }

  /// @return settings that change nothing
  public static ImageAugmentation defaults() {
    return new ImageAugmentation(
        0,
        List.of(),
        List.of(),
        List.of(),
        0,
        List.of(),
        0,
        Resampling.fill(FillMode.NEAREST),
        false,
        false,
        Standardization.defaults(),
        0);
  }

  /// @param changed degrees to either side
  /// @return these settings with that
  public ImageAugmentation withRotationRange(double changed) {
    return new ImageAugmentation(
        changed,
        widthShiftRange,
        heightShiftRange,
        brightnessRange,
        shearRange,
        zoomRange,
        channelShiftRange,
        resampling,
        horizontalFlip,
        verticalFlip,
        standardization,
        validationSplit);
  }

  /// @param changed largest shift, or several shifts of which one is taken
  /// @return these settings with that
  public ImageAugmentation withWidthShiftRange(double... changed) {
    return new ImageAugmentation(
        rotationRange,
        Arrays.stream(changed).boxed().toList(),
        heightShiftRange,
        brightnessRange,
        shearRange,
        zoomRange,
        channelShiftRange,
        resampling,
        horizontalFlip,
        verticalFlip,
        standardization,
        validationSplit);
  }

  /// @param changed largest shift, or several shifts of which one is taken
  /// @return these settings with that
  public ImageAugmentation withHeightShiftRange(double... changed) {
    return new ImageAugmentation(
        rotationRange,
        widthShiftRange,
        Arrays.stream(changed).boxed().toList(),
        brightnessRange,
        shearRange,
        zoomRange,
        channelShiftRange,
        resampling,
        horizontalFlip,
        verticalFlip,
        standardization,
        validationSplit);
  }

  /// @param changed smallest and largest factor
  /// @return these settings with that
  public ImageAugmentation withBrightnessRange(double... changed) {
    return new ImageAugmentation(
        rotationRange,
        widthShiftRange,
        heightShiftRange,
        Arrays.stream(changed).boxed().toList(),
        shearRange,
        zoomRange,
        channelShiftRange,
        resampling,
        horizontalFlip,
        verticalFlip,
        standardization,
        validationSplit);
  }

  /// @param changed degrees to either side
  /// @return these settings with that
  public ImageAugmentation withShearRange(double changed) {
    return new ImageAugmentation(
        rotationRange,
        widthShiftRange,
        heightShiftRange,
        brightnessRange,
        changed,
        zoomRange,
        channelShiftRange,
        resampling,
        horizontalFlip,
        verticalFlip,
        standardization,
        validationSplit);
  }

  /// @param changed smallest and largest part that is shown, or one change
  /// @return these settings with that
  public ImageAugmentation withZoomRange(double... changed) {
    return new ImageAugmentation(
        rotationRange,
        widthShiftRange,
        heightShiftRange,
        brightnessRange,
        shearRange,
        Arrays.stream(changed).boxed().toList(),
        channelShiftRange,
        resampling,
        horizontalFlip,
        verticalFlip,
        standardization,
        validationSplit);
  }

  /// @param changed largest number added to all channels
  /// @return these settings with that
  public ImageAugmentation withChannelShiftRange(double changed) {
    return new ImageAugmentation(
        rotationRange,
        widthShiftRange,
        heightShiftRange,
        brightnessRange,
        shearRange,
        zoomRange,
        changed,
        resampling,
        horizontalFlip,
        verticalFlip,
        standardization,
        validationSplit);
  }

  /// @param changed how the image is read
  /// @return these settings with that
  public ImageAugmentation withResampling(Resampling changed) {
    return new ImageAugmentation(
        rotationRange,
        widthShiftRange,
        heightShiftRange,
        brightnessRange,
        shearRange,
        zoomRange,
        channelShiftRange,
        changed,
        horizontalFlip,
        verticalFlip,
        standardization,
        validationSplit);
  }

  /// @param changed whether half of the images are mirrored
  /// @return these settings with that
  public ImageAugmentation withHorizontalFlip(boolean changed) {
    return new ImageAugmentation(
        rotationRange,
        widthShiftRange,
        heightShiftRange,
        brightnessRange,
        shearRange,
        zoomRange,
        channelShiftRange,
        resampling,
        changed,
        verticalFlip,
        standardization,
        validationSplit);
  }

  /// @param changed whether half of the images are turned upside down
  /// @return these settings with that
  public ImageAugmentation withVerticalFlip(boolean changed) {
    return new ImageAugmentation(
        rotationRange,
        widthShiftRange,
        heightShiftRange,
        brightnessRange,
        shearRange,
        zoomRange,
        channelShiftRange,
        resampling,
        horizontalFlip,
        changed,
        standardization,
        validationSplit);
  }

  /// @param changed what is done to every image, also where none is changed at random
  /// @return these settings with that
  public ImageAugmentation withStandardization(Standardization changed) {
    return new ImageAugmentation(
        rotationRange,
        widthShiftRange,
        heightShiftRange,
        brightnessRange,
        shearRange,
        zoomRange,
        channelShiftRange,
        resampling,
        horizontalFlip,
        verticalFlip,
        changed,
        validationSplit);
  }

  /// @param changed share of the training samples to validate on
  /// @return these settings with that
  public ImageAugmentation withValidationSplit(double changed) {
    return new ImageAugmentation(
        rotationRange,
        widthShiftRange,
        heightShiftRange,
        brightnessRange,
        shearRange,
        zoomRange,
        channelShiftRange,
        resampling,
        horizontalFlip,
        verticalFlip,
        standardization,
        changed);
  }

  /// Settles the numbers of the standardization, for the network's scaler.
  ///
  /// @param train the training split
  /// @return for `Trainer.scaler`
  /// @throws dev.gradus.core.DataException if a feature is not finite
  public FittedScaler fit(Dataset train) {
    return standardization.fit(train);
  }

  /// Takes the validation part out of the training part, as Keras does: the first samples, in the
  /// data's own order. Where they are sorted by class, shuffle them before.
  ///
  /// @param split with a training and a test part
  /// @return with a validation part, if `validationSplit` is not 0
  /// @throws ConfigException if the training part has too few samples
  public Split withValidation(Split split) {
    if (validationSplit == 0) {
      return split;
    }
    Dataset all = split.train();
    int count = (int) (all.size() * validationSplit);
    if (count == 0) {
      throw new ConfigException(
          "%s: validationSplit %s of %s has no sample. Give a larger share."
              .formatted(NAME, validationSplit, all.name()));
    }
    return new Split(
        all.subset(IntStream.range(count, all.size()).toArray()),
        Optional.of(all.subset(IntStream.range(0, count).toArray())),
        split.test());
  }

  @Override
  public String kind() {
    return "image-augmentation";
  }

  @Override
  public void apply(Image image, Draws draws) {
    ImageFormat format = image.format();
    Geometry geometry = image.geometry();
    geometry.rotate(draws.between(0, -rotationRange, rotationRange));
    geometry.shift(
        KerasRanges.shift(widthShiftRange, format.width(), draws, 1),
        KerasRanges.shift(heightShiftRange, format.height(), draws, 3));
    double shear = StrictMath.toRadians(draws.between(5, -shearRange, shearRange));
    // Rows come first in Keras's matrix, so its shear [[1, -sin], [0, cos]] reads columns at cos x.
    if (shear != 0) {
      geometry.read(StrictMath.cos(shear), 0, 0, -StrictMath.sin(shear), 1, 0);
    }
    if (!zoomRange.isEmpty()) {
      double first = zoomRange.getFirst();
      double least = zoomRange.size() == 1 ? 1 - first : first;
      double most = zoomRange.size() == 1 ? 1 + first : zoomRange.get(1);
      double down = draws.between(6, least, most);
      geometry.zoom(draws.between(7, least, most), down);
    }
    geometry.resample(image, resampling);
    if (channelShiftRange > 0) {
      KerasRanges.shiftChannels(image, draws.between(8, -channelShiftRange, channelShiftRange));
    }
    Geometry flips = image.geometry();
    if (horizontalFlip && draws.chance(9, 0.5)) {
      flips.flipHorizontally();
    }
    if (verticalFlip && draws.chance(10, 0.5)) {
      flips.flipVertically();
    }
    flips.resample(image, resampling);
    if (!brightnessRange.isEmpty()) {
      Pixels.scale(image, draws.between(11, brightnessRange.get(0), brightnessRange.get(1)));
    }
  }
}
