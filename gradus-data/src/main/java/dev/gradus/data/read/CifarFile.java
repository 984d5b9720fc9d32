package dev.gradus.data.read;

import dev.gradus.core.DataException;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.ZipException;

/// The records of one file of the CIFAR sets: labels, then 1024 reds, 1024 greens and 1024 blues.
final class CifarFile {

  private static final int PLANE = Cifar.SIDE * Cifar.SIDE;
  private static final int IMAGE = PLANE * Cifar.CHANNELS;
  private static final long FREE_BYTES = 4L << 20;

  private final byte[] records;
  private final CifarLabels labels;

  private CifarFile(byte[] records, CifarLabels labels) {
    this.records = records;
    this.labels = labels;
  }

  /// @param source what messages call the file
  /// @param stored its content, perhaps packed
  /// @param bytes its size
  /// @param labels which are the target
  /// @return its records, the labels checked
  static CifarFile read(String source, InputStream stored, long bytes, CifarLabels labels)
      throws IOException {
    BufferedInputStream in = new BufferedInputStream(stored);
    in.mark(2);
    boolean packed = in.read() == 0x1F && in.read() == 0x8B;
    in.reset();
    byte[] records = packed ? unpacked(source, in, bytes) : plain(source, in, bytes);
    int record = recordBytes(labels);
    if (records.length == 0 || records.length % record != 0) {
      throw new DataException(
          "%s: has %d bytes, expected a multiple of %d, which is %d label%s and 3 x 32 x 32 pixels. The file is cut short or none of this set; fetch it again."
              .formatted(
                  source,
                  records.length,
                  record,
                  labels.stored(),
                  labels.stored() == 1 ? "" : "s"));
    }
    CifarFile file = new CifarFile(records, labels);
    file.checkLabels(source);
    return file;
  }

  private static byte[] plain(String source, InputStream in, long bytes) throws IOException {
    byte[] records = new byte[StoredFile.affordable(source, bytes, "the file's size")];
    int found = StoredFile.fill(in, records);
    if (found < bytes) {
      throw new DataException(
          "%s: ends after %d bytes, %d were expected. The file changed while it was read; read it again."
              .formatted(source, found, bytes));
    }
    return records;
  }

  private static byte[] unpacked(String source, InputStream in, long bytes) throws IOException {
    int allowed =
        StoredFile.affordable(source, FREE_BYTES + bytes + bytes / 4, "what it may unpack to");
    byte[] records;
    try (Gunzip gzip = Gunzip.of(source, in)) {
      try {
        records = gzip.readNBytes(allowed + 1);
      } catch (ZipException | EOFException e) {
        throw gzip.damaged(source, e);
      }
    }
    if (records.length > allowed) {
      throw new DataException(
          "%s: a gzip file of %d bytes unpacks to more than the %d allowed. If the file is to be trusted, unpack it first."
              .formatted(source, bytes, allowed));
    }
    return records;
  }

  private void checkLabels(String source) {
    int classes = labels.target().classes();
    for (int image = 0; image < images(); image++) {
      int label = label(image);
      if (label >= classes) {
        throw new DataException(
            "%s: record %d, at byte %d, has the label %d, expected 0 to %d. The file is damaged or of another set; fetch it again."
                .formatted(
                    source, image, (long) image * record() + labels.index(), label, classes - 1));
      }
    }
  }

  int images() {
    return records.length / record();
  }

  /// @param pixels receives the images as `[N, H, W, C]`
  /// @param targets receives the labels
  /// @param image number of the first one there
  void copyTo(byte[] pixels, float[] targets, int image) {
    for (int i = 0; i < images(); i++) {
      targets[image + i] = label(i);
      int from = i * record() + labels.stored();
      int to = (image + i) * IMAGE;
      for (int pixel = 0; pixel < PLANE; pixel++) {
        for (int channel = 0; channel < Cifar.CHANNELS; channel++) {
          pixels[to++] = records[from + channel * PLANE + pixel];
        }
      }
    }
  }

  private int label(int image) {
    return records[image * record() + labels.index()] & 0xFF;
  }

  private int record() {
    return recordBytes(labels);
  }

  /// @return bytes of one image with its labels
  static int recordBytes(CifarLabels labels) {
    return labels.stored() + IMAGE;
  }
}
