package dev.gradus.data.read;

/// The colors that images are read in.
public enum ImageColors {

  /// One number a pixel: `(19595 R + 38470 G + 7471 B + 32768) / 65536`, rounded down, which is
  /// 0.299 R + 0.587 G + 0.114 B of ITU-R BT.601.
  GREY(1),

  /// Red, green and blue; a grey image gets the same number three times.
  RGB(3);

  private final int channels;

  ImageColors(int channels) {
    this.channels = channels;
  }

  /// @return numbers a pixel
  public int channels() {
    return channels;
  }
}
