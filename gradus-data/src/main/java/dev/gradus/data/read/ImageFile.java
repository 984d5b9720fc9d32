package dev.gradus.data.read;

import dev.gradus.core.DataException;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import javax.imageio.ImageReader;
import javax.imageio.spi.IIORegistry;
import javax.imageio.spi.ImageReaderSpi;
import javax.imageio.stream.MemoryCacheImageInputStream;

/// Decodes one PNG or JPEG file, by the JDK's own readers and no other that may be installed.
///
/// What a damaged file says is checked before a decoder sees it, see [PngParts] and [JpegParts]; a
/// decoder that warns or fails makes the file damaged. It never sees metadata.
final class ImageFile {

  private static final String JDK = "java.desktop";
  private static final int BYTES_A_PIXEL = 4;

  private final String source;
  private final int maxPixels;

  /// @param source what messages call the file
  /// @param maxPixels of an image
  ImageFile(String source, int maxPixels) {
    this.source = source;
    this.maxPixels = maxPixels;
  }

  /// @param file its whole content
  /// @param colors of the result
  /// @return the decoded image
  Pixels decode(byte[] file, ImageColors colors) {
    ImageParts parts = parts(file);
    long pixels = (long) parts.height() * parts.width();
    if (pixels > maxPixels || parts.decodedBytes() > (long) BYTES_A_PIXEL * maxPixels) {
      throw new DataException(
          "%s: is %d x %d pixels, %d bytes once decoded; allowed are %d pixels and %d bytes. Make it smaller, or allow more."
              .formatted(
                  source,
                  parts.width(),
                  parts.height(),
                  parts.decodedBytes(),
                  maxPixels,
                  (long) BYTES_A_PIXEL * maxPixels));
    }
    ByteArrayInputStream needed =
        new ByteArrayInputStream(parts.needed().array(), 0, parts.needed().size());
    MemoryCacheImageInputStream in = new MemoryCacheImageInputStream(needed);
    try (in) {
      return converted(decoded(parts, in), colors);
    } catch (IOException | RuntimeException e) {
      throw new DataException(
          "%s: cannot be decoded: %s, with %d of the %d bytes of the image read. The file is damaged; fetch it again."
              .formatted(
                  source,
                  reason(e),
                  parts.needed().size() - needed.available(),
                  parts.needed().size()),
          e);
    }
  }

  private ImageParts parts(byte[] file) {
    if (PngParts.isPng(file)) {
      return PngParts.of(source, file);
    }
    if (JpegParts.isJpeg(file)) {
      return JpegParts.of(source, file);
    }
    throw new DataException(
        "%s: is neither PNG nor JPEG. Convert it, or move it out of the folder.".formatted(source));
  }

  private static BufferedImage decoded(ImageParts parts, MemoryCacheImageInputStream in)
      throws IOException {
    ImageReader reader = jdkReader(parts.format());
    List<String> warnings = new ArrayList<>();
    try {
      reader.addIIOReadWarningListener((_, warning) -> warnings.add(warning));
      reader.setInput(in, true, true);
      BufferedImage image = reader.read(0);
      if (!warnings.isEmpty()) {
        throw new IOException(warnings.getFirst());
      }
      if (image.getWidth() != parts.width() || image.getHeight() != parts.height()) {
        throw new IOException("the decoder found another size");
      }
      return image;
    } finally {
      reader.dispose();
    }
  }

  private static ImageReader jdkReader(ImageParts.Format format) throws IOException {
    Iterator<ImageReaderSpi> known =
        IIORegistry.getDefaultInstance().getServiceProviders(ImageReaderSpi.class, false);
    while (known.hasNext()) {
      ImageReaderSpi provider = known.next();
      if (JDK.equals(provider.getClass().getModule().getName())
          && List.of(provider.getFormatNames()).contains(format.reader())) {
        return provider.createReaderInstance();
      }
    }
    throw new IOException("this Java has no reader for " + format);
  }

  private static Pixels converted(BufferedImage image, ImageColors colors) throws IOException {
    Raster raster = image.getRaster();
    ColorModel model = image.getColorModel();
    int width = image.getWidth();
    int bands = raster.getNumBands();
    int shift = Math.max(0, model.getComponentSize(0) - 8);
    byte[] values = new byte[Math.multiplyExact(image.getHeight() * width, colors.channels())];
    int[] row = new int[width * bands];
    int to = 0;
    for (int y = 0; y < image.getHeight(); y++) {
      raster.getPixels(0, y, width, 1, row);
      for (int x = 0; x < width; x++) {
        int first = row[x * bands];
        boolean grey = bands < 3;
        int red = first >> shift;
        int green = grey ? red : row[x * bands + 1] >> shift;
        int blue = grey ? red : row[x * bands + 2] >> shift;
        if (model instanceof IndexColorModel palette) {
          if (first >= palette.getMapSize()) {
            throw new IOException(
                "color %d of a palette of %d".formatted(first, palette.getMapSize()));
          }
          red = palette.getRed(first);
          green = palette.getGreen(first);
          blue = palette.getBlue(first);
        }
        if (colors == ImageColors.RGB) {
          values[to++] = (byte) red;
          values[to++] = (byte) green;
          values[to++] = (byte) blue;
        } else {
          values[to++] = (byte) ((19595 * red + 38470 * green + 7471 * blue + 32768) >> 16);
        }
      }
    }
    return new Pixels(image.getHeight(), width, colors.channels(), values);
  }

  private static String reason(Exception thrown) {
    String message = String.valueOf(thrown.getMessage());
    String clean = Entry.shown(message.replaceAll("[.\\s]+$", ""));
    return thrown instanceof IOException ? clean : thrown.getClass().getSimpleName() + " " + clean;
  }
}
