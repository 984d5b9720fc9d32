package dev.gradus.report.image;

import dev.gradus.chart.Dash;
import dev.gradus.chart.Picture;
import dev.gradus.core.ConfigException;
import java.awt.AlphaComposite;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/// A surface of pixels. It fills shapes and nothing else, so it needs no display and no font.
final class PixelSurface implements Surface {

  private final BufferedImage image;
  private final Graphics2D graphics;

  PixelSurface(int width, int height) {
    try {
      image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
      graphics = image.createGraphics();
    } catch (LinkageError e) {
      throw new ConfigException(
          "PNG: this Java cannot draw, its desktop libraries do not load (%s). Start it with -Djava.awt.headless=true, or write SVG."
              .formatted(e.getMessage()),
          e);
    }
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    fill(new Rectangle2D.Double(0, 0, width, height), Ink.PAPER);
  }

  /// Ends the drawing.
  ///
  /// @return the bytes of a PNG
  byte[] png() {
    graphics.dispose();
    return png(image);
  }

  /// Ends the drawing.
  ///
  /// @return the bytes of a smaller PNG of it, no less than half as wide
  byte[] png(int width) {
    graphics.dispose();
    int height = Math.max(1, Math.round(image.getHeight() * (float) width / image.getWidth()));
    BufferedImage small = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D pen = small.createGraphics();
    pen.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    pen.drawImage(image, 0, 0, width, height, null);
    pen.dispose();
    return png(small);
  }

  /// {@return the bytes of a PNG with one pixel for each of the picture's}
  static byte[] png(Picture picture) {
    return png(image(picture));
  }

  private static byte[] png(BufferedImage image) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
      if (!ImageIO.write(image, "png", out)) {
        throw new IllegalStateException("This Java has no PNG writer.");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  @Override
  public void fill(Shape shape, Ink ink) {
    use(ink);
    graphics.fill(shape);
  }

  @Override
  public void stroke(Shape shape, Ink ink, double width, Dash dash) {
    use(ink);
    float[] pattern = Surface.pattern(dash, width);
    graphics.setStroke(
        new BasicStroke(
            (float) width,
            pattern.length == 0 || dash == Dash.DOTTED
                ? BasicStroke.CAP_ROUND
                : BasicStroke.CAP_BUTT,
            BasicStroke.JOIN_ROUND,
            1f,
            pattern.length == 0 ? null : pattern,
            0f));
    graphics.draw(shape);
  }

  @Override
  public void text(String text, double x, double baseline, Lettering type, Anchor anchor) {
    fill(
        type.font().outline(text, Surface.startOf(text, x, type, anchor), baseline, type.size()),
        type.ink());
  }

  @Override
  public void turned(String text, double baseline, double y, Lettering type, Anchor anchor) {
    Shape flat = type.font().outline(text, Surface.startOf(text, 0, type, anchor), 0, type.size());
    AffineTransform upwards = AffineTransform.getTranslateInstance(baseline, y);
    upwards.quadrantRotate(3);
    fill(upwards.createTransformedShape(flat), type.ink());
  }

  @Override
  public void clipped(Rectangle2D area, Runnable drawing) {
    Shape before = graphics.getClip();
    graphics.clip(area);
    drawing.run();
    graphics.setClip(before);
  }

  @Override
  public void picture(Picture picture, Rectangle2D area) {
    graphics.setComposite(AlphaComposite.SrcOver);
    graphics.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_NEAREST_NEIGHBOR);
    graphics.drawImage(
        image(picture),
        (int) Math.round(area.getX()),
        (int) Math.round(area.getY()),
        (int) Math.round(area.getWidth()),
        (int) Math.round(area.getHeight()),
        null);
  }

  private static BufferedImage image(Picture picture) {
    BufferedImage image =
        new BufferedImage(picture.width(), picture.height(), BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < picture.height(); y++) {
      for (int x = 0; x < picture.width(); x++) {
        image.setRGB(x, y, picture.rgb(y, x));
      }
    }
    return image;
  }

  private void use(Ink ink) {
    graphics.setColor(new Color(ink.rgb()));
    graphics.setComposite(
        AlphaComposite.getInstance(AlphaComposite.SRC_OVER, (float) ink.opacity()));
  }
}
