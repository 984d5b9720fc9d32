package dev.gradus.data.augment;

import dev.gradus.core.ConfigException;
import java.util.Arrays;
import java.util.List;

/// The random changes of Keras's `ImageDataGenerator` in its order: rotation, shift, shear and zoom
/// as one resampling; channel shift; flips; brightness.
///
/// Its other options belong elsewhere here, so that validation and predictions see them too:
/// centering, scaling and `rescale` are a `Scaler`, `validation_split` is a `Split`,
/// `preprocessing_function` an [Augment] of one's own behind this one. `zca_whitening` and the
/// samplewise options are not there.
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
    boolean verticalFlip)
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
    requireBounds("brightnessRange", brightnessRange, 2);
    requireBounds("zoomRange", zoomRange, 1);
  }

  private static void requireBounds(String setting, List<Double> range, int fewest) {
    boolean ordered = range.size() < 2 || range.get(0) <= range.get(1);
    boolean positive = range.stream().allMatch(bound -> bound >= 0 && bound < 100);
    if (!range.isEmpty() && (range.size() < fewest || range.size() > 2 || !ordered || !positive)) {
      throw new ConfigException(
          "%s: %s must be a smallest and a largest number of at least 0, or nothing; got %s."
              .formatted(NAME, setting, range));
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
        false);
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
        verticalFlip);
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
        verticalFlip);
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
        verticalFlip);
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
        verticalFlip);
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
        verticalFlip);
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
        verticalFlip);
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
        verticalFlip);
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
        verticalFlip);
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
        verticalFlip);
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
        changed);
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
        shift(widthShiftRange, format.width(), draws, 1),
        shift(heightShiftRange, format.height(), draws, 3));
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
      shiftChannels(image, draws.between(8, -channelShiftRange, channelShiftRange));
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

  /// Keras draws what is read, not where the image goes: a positive number moves it to the left.
  private static double shift(List<Double> range, int extent, Draws draws, int index) {
    if (range.isEmpty()) {
      return 0;
    }
    double drawn = draws.between(index, -range.getFirst(), range.getFirst());
    double largest = range.getFirst();
    if (range.size() > 1) {
      drawn = range.get(draws.below(index, range.size()));
      drawn = draws.chance(index + 1, 0.5) ? drawn : -drawn;
      for (double each : range) {
        largest = Math.max(largest, each);
      }
    }
    return -(largest < 1 ? drawn * extent : drawn);
  }

  private static void shiftChannels(Image image, double added) {
    float[] pixels = image.pixels();
    float darkest = Float.POSITIVE_INFINITY;
    float lightest = Float.NEGATIVE_INFINITY;
    for (float pixel : pixels) {
      darkest = Math.min(darkest, pixel);
      lightest = Math.max(lightest, pixel);
    }
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (float) Math.clamp(pixels[i] + added, darkest, lightest);
    }
  }
}
