package dev.gradus.data.read;

import dev.gradus.core.DataException;
import dev.gradus.data.ClassTarget;
import dev.gradus.data.Dataset;
import dev.gradus.data.Split;
import java.io.IOException;
import java.io.InputStream;

/// The MNIST database of handwritten digits: 60,000 images to train on and 10,000 to test on, 28 x
/// 28 pixels of 0 (paper) to 255 (ink), ten classes. It comes with Gradus, so it needs no network.
///
/// Source: Y. LeCun, C. Cortes, C. J. C. Burges, "The MNIST database of handwritten digits", 1998.
public final class Mnist {

  /// The name under which a spec asks for it.
  public static final String NAME = "mnist";

  private static final long LARGEST_FILE = 16 + 60_000L * 28 * 28;
  private static final ClassTarget DIGITS = ClassTarget.of(10);

  private Mnist() {}

  /// Unpacks the images; takes a few tenths of a second and 55 MB, so call it once and share it.
  ///
  /// @return 60,000 training and 10,000 test samples with features `[28, 28, 1]`
  public static Split load() {
    return Split.of(part("train", "train"), part("test", "t10k"));
  }

  private static Dataset part(String name, String prefix) {
    Idx images = resource(prefix + "-images-idx3-ubyte.gz");
    Idx labels = resource(prefix + "-labels-idx1-ubyte.gz");
    return Idx.dataset(NAME + " " + name, images, labels, DIGITS);
  }

  private static Idx resource(String file) {
    try (InputStream in = Mnist.class.getResourceAsStream("mnist/" + file)) {
      if (in == null) {
        throw new DataException(
            "%s: is missing from Gradus itself. Build or install gradus-data again."
                .formatted(file));
      }
      // A resource does not tell its size, and is trusted.
      return new IdxReader(file, LARGEST_FILE, LARGEST_FILE, Storage.AUTO).read(in);
    } catch (IOException e) {
      throw new DataException(
          "%s: cannot be read from Gradus itself: %s. Build or install gradus-data again."
              .formatted(file, e.getMessage()),
          e);
    }
  }
}
