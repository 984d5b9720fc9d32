package dev.gradus.report.image;

import dev.gradus.chart.Dash;
import dev.gradus.chart.Picture;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;

/// A surface on which a drawing of another size is drawn larger or smaller.
///
/// @param whole what is drawn on
/// @param scale pixels of the surface for one of the drawing
/// @param left where the drawing begins, in pixels of the surface
record ScaledSurface(Surface whole, double scale, double left) implements Surface {

  @Override
  public void fill(Shape shape, Ink ink) {
    whole.fill(scaled(shape), ink);
  }

  @Override
  public void stroke(Shape shape, Ink ink, double width, Dash dash) {
    whole.stroke(scaled(shape), ink, width * scale, dash);
  }

  @Override
  public void text(String text, double x, double baseline, Lettering type, Anchor anchor) {
    whole.text(text, left + x * scale, baseline * scale, scaled(type), anchor);
  }

  @Override
  public void turned(String text, double baseline, double y, Lettering type, Anchor anchor) {
    whole.turned(text, left + baseline * scale, y * scale, scaled(type), anchor);
  }

  @Override
  public void picture(Picture picture, Rectangle2D area) {
    whole.picture(picture, scaled(area));
  }

  @Override
  public void clipped(Rectangle2D area, Runnable drawing) {
    whole.clipped(scaled(area), drawing);
  }

  private Lettering scaled(Lettering type) {
    return new Lettering(type.size() * scale, type.medium(), type.ink());
  }

  private Shape scaled(Shape shape) {
    return new AffineTransform(scale, 0, 0, scale, left, 0).createTransformedShape(shape);
  }

  private Rectangle2D scaled(Rectangle2D area) {
    return new Rectangle2D.Double(
        left + area.getX() * scale,
        area.getY() * scale,
        area.getWidth() * scale,
        area.getHeight() * scale);
  }
}
