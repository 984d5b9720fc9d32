package dev.gradus.data.augment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gradus.data.ValueRange;
import dev.gradus.testkit.TestVectors;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Against PyTorch's resampler, Python's colorsys and plain numpy.
class AugmentVectorsTest {

  private static final TestVectors VECTORS = TestVectors.read("augmentations");

  /// Both sides compute in double. Ours is rounded once to float32, by at most half a unit in the
  /// last place of 255; the file has ten digits.
  private static final double BOUND = 0x1p-17 + 255e-9;

  private static Image image(TestVectors place, String shape, String input) {
    int[] dims = Arrays.stream(place.numbers(shape)).mapToInt(extent -> (int) extent).toArray();
    Image image = new Image(new ImageFormat(dims[0], dims[1], dims[2], ValueRange.BYTES));
    float[] pixels = place.floats(input);
    System.arraycopy(pixels, 0, image.pixels(), 0, pixels.length);
    return image;
  }

  private static void assertPixels(double[] expected, Image image, String what) {
    assertEquals(expected.length, image.pixels().length, what);
    for (int i = 0; i < expected.length; i++) {
      assertEquals(expected[i], image.pixels()[i], BOUND, what + " at " + i);
    }
  }

  @ParameterizedTest
  @EnumSource(FillMode.class)
  void resample_joinedMovements_readsWhatTheOthersRead(FillMode fill) {
    TestVectors cases = VECTORS.at("geometry");
    for (int i = 0; i < cases.size(); i++) {
      TestVectors one = cases.at("" + i);
      Image image = image(one, "shape", "input");
      Geometry geometry = new Geometry(image.format());
      for (int step = 0; step < one.at("steps").size(); step++) {
        move(geometry, one.at("steps/" + step));
      }
      geometry.resample(image, Resampling.fill(fill));
      String key = fill.name().toLowerCase(Locale.ROOT);
      assertPixels(one.numbers(key), image, key + " of case " + i);
    }
  }

  private static void move(Geometry geometry, TestVectors step) {
    double[] p = new double[step.size() - 1];
    for (int i = 0; i < p.length; i++) {
      p[i] = step.number("" + (i + 1));
    }
    switch (step.text("0")) {
      case "rotate" -> geometry.rotate(p[0]);
      case "shift" -> geometry.shift(p[0], p[1]);
      case "zoom" -> geometry.zoom(p[0], p[1]);
      case "flip-horizontally" -> geometry.flipHorizontally();
      case "flip-vertically" -> geometry.flipVertically();
      case "shear" -> geometry.read(1, Shear.tangent(p[0]), 0, 0, 1, 0);
      case "corners" -> Corners.move(geometry, p[0], p[1], p[2], p[3], p[4], p[5], p[6], p[7]);
      default -> throw new IllegalArgumentException(step.text("0"));
    }
  }

  private static void assertColor(String key, Consumer<Image> change) {
    Image image = image(VECTORS.at("colors"), "shape", "input");
    change.accept(image);
    assertPixels(VECTORS.at("colors").numbers(key), image, key);
  }

  @Test
  void colors_fixedSettings_giveWhatTheDefinitionsGive() {
    assertColor("add 40", image -> Pixels.add(image, 40));
    assertColor("contrast 1.6", image -> Pixels.contrast(image, 1.6));
    assertColor("saturate 0.3", image -> Pixels.saturate(image, 0.3));
    assertColor("saturate 1.7", image -> Pixels.saturate(image, 1.7));
    assertColor("grey", image -> new Grayscale(1).apply(image, Pictures.draws(1)));
    assertColor("hue 0.3", image -> Hsv.change(image, 0.3, 1, 1));
    assertColor("hsv -0.2 1.5 0.6", image -> Hsv.change(image, -0.2, 1.5, 0.6));
    assertColor("sharpen 1.8", image -> Filters.sharpen(image, 1.8));
    assertColor("posterize 3", image -> new Posterize(3, 1).apply(image, Pictures.draws(1)));
    assertColor("solarize 0.5", image -> new Solarize(0.5, 1).apply(image, Pictures.draws(1)));
    assertColor("auto contrast", image -> new AutoContrast(1).apply(image, Pictures.draws(1)));
  }

  /// Two passes, each rounded: twice the bound.
  @Test
  void blur_fixedSigma_givesTheConvolution() {
    Image image = image(VECTORS.at("colors"), "shape", "input");
    Filters.blur(image, 1.5);
    double[] expected = VECTORS.at("colors").numbers("blur 1.5");
    for (int i = 0; i < expected.length; i++) {
      assertEquals(expected[i], image.pixels()[i], 2 * BOUND, "at " + i);
    }
  }

  @Test
  void equalize_bytes_givesPillowsTable() {
    Image image = image(VECTORS.at("colors"), "large shape", "large");
    Levels.equalize(image);
    assertPixels(VECTORS.at("colors").numbers("equalize"), image, "equalize");
  }

  @Test
  void colors_anotherRange_areTheSameShares() {
    for (Augment augment :
        new Augment[] {
          new Brightness(0.3),
          new Contrast(0.5),
          new Hue(0.4),
          new ColorJitter(0.1, 0.5, 0.5),
          new Posterize(3, 1),
          new Solarize(0.4, 1),
          new Invert(1),
          new Noise(0.1),
          new Equalize(1),
          new Sharpness(0.7),
          new Saturation(0.6),
          new ChannelShift(0.2),
          new AutoContrast(1)
        }) {
      Image bytes = Pictures.image(20, 17, 3);
      Image shares = new Image(new ImageFormat(20, 17, 3, new ValueRange(-1, 1)));
      for (int i = 0; i < shares.pixels().length; i++) {
        shares.pixels()[i] = (float) ((bytes.pixels()[i] + 0.25) / 127.5 - 1);
        bytes.pixels()[i] += 0.25f;
      }
      augment.apply(bytes, Pictures.draws(5));
      augment.apply(shares, Pictures.draws(5));
      for (int i = 0; i < shares.pixels().length; i++) {
        double expected = bytes.pixels()[i] / 127.5 - 1;
        assertTrue(Math.abs(expected - shares.pixels()[i]) < 1e-5, augment + " at " + i);
      }
    }
  }
}
