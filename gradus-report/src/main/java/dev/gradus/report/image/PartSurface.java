package dev.gradus.report.image;

import dev.gradus.chart.Dash;
import dev.gradus.chart.Picture;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;

/// A part of a larger surface, with its own corner.
///
/// @param whole what is drawn on
/// @param left of the part
/// @param top of the part
record PartSurface(Surface whole, double left, double top) implements Surface {

  @Override
  public void fill(Shape shape, Ink ink) {
    whole.fill(moved(shape), ink);
  }

  @Override
  public void stroke(Shape shape, Ink ink, double width, Dash dash) {
    whole.stroke(moved(shape), ink, width, dash);
  }

  @Override
  public void text(String text, double x, double baseline, Lettering type, Anchor anchor) {
    whole.text(text, left + x, top + baseline, type, anchor);
  }

  @Override
  public void turned(String text, double baseline, double y, Lettering type, Anchor anchor) {
    whole.turned(text, left + baseline, top + y, type, anchor);
  }

  @Override
  public void picture(Picture picture, Rectangle2D area) {
    whole.picture(picture, moved(area));
  }

  @Override
  public void clipped(Rectangle2D area, Runnable drawing) {
    whole.clipped(moved(area), drawing);
  }

  private Shape moved(Shape shape) {
    return AffineTransform.getTranslateInstance(left, top).createTransformedShape(shape);
  }

  private Rectangle2D moved(Rectangle2D area) {
    return new Rectangle2D.Double(
        left + area.getX(), top + area.getY(), area.getWidth(), area.getHeight());
  }
}
