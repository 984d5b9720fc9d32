package dev.gradus.data.augment;

import java.util.Arrays;

/// Movements of an image, one after the other, joined into one: where each pixel of the result is
/// read. Coordinates are pixels from the image's center, x to the right and y down; `source = M (x,
/// y, 1)`, divided by its third element. What is added last is what the viewer sees last.
public final class Geometry {

  private static final double FULL_TURN = 360;
  private static final double QUARTER_TURN = 90;

  private final ImageFormat format;
  private final double centerX;
  private final double centerY;
  private final double[] matrix = new double[9];
  private final double[] product = new double[9];
  private final Sampler sampler;

  /// Nothing moved.
  ///
  /// @param format of the images
  public Geometry(ImageFormat format) {
    this.format = format;
    this.centerX = (format.width() - 1) / 2.0;
    this.centerY = (format.height() - 1) / 2.0;
    this.sampler = new Sampler(format);
    reset();
  }

  /// @return of the images
  public ImageFormat format() {
    return format;
  }

  /// Forgets all movements.
  void reset() {
    Arrays.fill(matrix, 0);
    matrix[0] = 1;
    matrix[4] = 1;
    matrix[8] = 1;
  }

  /// @param degrees counter-clockwise, about the center; multiples of 90 are exact
  public void rotate(double degrees) {
    double sine = sine(degrees);
    double cosine = sine(degrees + QUARTER_TURN);
    read(cosine, -sine, 0, sine, cosine, 0);
  }

  private static double sine(double degrees) {
    double turned = degrees % FULL_TURN;
    if (turned % QUARTER_TURN == 0) {
      int quarters = Math.floorMod((int) (turned / QUARTER_TURN), 4);
      return quarters == 1 ? 1 : quarters == 3 ? -1 : 0;
    }
    return StrictMath.sin(StrictMath.toRadians(turned));
  }

  /// @param right pixels by which the image moves to the right
  /// @param down pixels by which it moves down
  public void shift(double right, double down) {
    read(1, 0, -right, 0, 1, -down);
  }

  /// @param across width of the part that fills the image, over the image's: below 1 enlarges
  /// @param down height of that part over the image's
  public void zoom(double across, double down) {
    read(across, 0, 0, 0, down, 0);
  }

  /// Left becomes right.
  public void flipHorizontally() {
    read(-1, 0, 0, 0, 1, 0);
  }

  /// Top becomes bottom.
  public void flipVertically() {
    read(1, 0, 0, 0, -1, 0);
  }

  /// Any linear movement: the pixel of the result at `(x, y)` from the center shows what was at
  /// `(xx x + xy y + x0, yx x + yy y + y0)`.
  ///
  /// @param xx of x for x
  /// @param xy of y for x
  /// @param x0 pixels for x
  /// @param yx of x for y
  /// @param yy of y for y
  /// @param y0 pixels for y
  public void read(double xx, double xy, double x0, double yx, double yy, double y0) {
    read(xx, xy, x0, yx, yy, y0, 0, 0, 1);
  }

  /// A movement in perspective: as the linear one, divided by `wx x + wy y + w0`.
  void read(
      double xx,
      double xy,
      double x0,
      double yx,
      double yy,
      double y0,
      double wx,
      double wy,
      double w0) {
    for (int row = 0; row < 9; row += 3) {
      double a = matrix[row];
      double b = matrix[row + 1];
      double c = matrix[row + 2];
      product[row] = a * xx + b * yx + c * wx;
      product[row + 1] = a * xy + b * yy + c * wy;
      product[row + 2] = a * x0 + b * y0 + c * w0;
    }
    System.arraycopy(product, 0, matrix, 0, 9);
  }

  private boolean isStill() {
    for (int i = 0; i < 9; i++) {
      if (matrix[i] != (i % 4 == 0 ? 1 : 0)) {
        return false;
      }
    }
    return true;
  }

  /// Reads the image anew. One that has not moved stays as it is, to the bit.
  ///
  /// @param image to move
  /// @param reading how it is read
  void resample(Image image, Resampling reading) {
    if (isStill()) {
      return;
    }
    float[] from = image.pixels();
    float[] to = image.spare();
    sampler.use(reading);
    int channels = format.channels();
    int at = 0;
    for (int row = 0; row < format.height(); row++) {
      double y = row - centerY;
      double rowX = matrix[1] * y + matrix[2];
      double rowY = matrix[4] * y + matrix[5];
      double rowW = matrix[7] * y + matrix[8];
      for (int column = 0; column < format.width(); column++) {
        double x = column - centerX;
        double sourceX = matrix[0] * x + rowX;
        double sourceY = matrix[3] * x + rowY;
        double sourceW = matrix[6] * x + rowW;
        if (sourceW != 1) {
          sourceX /= sourceW;
          sourceY /= sourceW;
        }
        sampler.read(from, sourceX + centerX, sourceY + centerY, to, at);
        at += channels;
      }
    }
    image.swap();
  }
}
