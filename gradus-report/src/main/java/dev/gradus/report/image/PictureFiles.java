package dev.gradus.report.image;

import dev.gradus.chart.Picture;
import java.util.Base64;

/// A picture as a file in a line of text, as pages carry it.
public final class PictureFiles {

  private PictureFiles() {}

  /// {@return a `data:` address that holds the picture as a PNG, one pixel for each of its own}
  ///
  /// @param picture what is written
  public static String dataUri(Picture picture) {
    return dataUri(PixelSurface.png(picture));
  }

  /// {@return a `data:` address that holds a PNG}
  ///
  /// @param png the bytes of the file
  public static String dataUri(byte[] png) {
    return "data:image/png;base64," + Base64.getEncoder().encodeToString(png);
  }
}
