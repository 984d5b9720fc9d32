package dev.gradus.report.image;

import dev.gradus.chart.Dash;
import dev.gradus.chart.Picture;
import dev.gradus.chart.PictureGrid;
import dev.gradus.report.image.Surface.Anchor;
import dev.gradus.report.image.Surface.Lettering;
import java.awt.geom.Rectangle2D;
import java.util.List;

/// Draws a [PictureGrid]: small pictures enlarged by a whole factor, so that each pixel is a
/// square; large ones shrunk.
final class GridPainter {

  private static final double MARGIN = 26;
  private static final double GAP = 6;
  private static final double LABEL_GAP = 10;
  private static final double ROOM = 760;
  private static final double SMALLEST_CELL = 60;
  private static final double LARGEST_CELL = 140;
  private static final double LARGEST_LABEL = 150;
  private static final double SMALLEST_SHEET = 360;

  private final PictureGrid grid;
  private final double unit;
  private final int cellWidth;
  private final int cellHeight;
  private final double left;
  private final double top;
  private final int width;
  private final int height;
  private final List<String> titleLines;
  private final List<String> captionLines;

  /// @param unit pixels of a unit, a whole number
  GridPainter(PictureGrid grid, int unit) {
    this.grid = grid;
    this.unit = unit;
    int tall = grid.pictureHeight();
    int wide = grid.pictureWidth();
    double target = Math.clamp(ROOM / grid.columns(), SMALLEST_CELL, LARGEST_CELL);
    int largest = Math.max(tall, wide);
    int factor = (int) (target / largest);
    double scale = factor >= 1 ? factor : Math.min(1, LARGEST_CELL / largest);
    this.cellWidth = (int) Math.max(1, Math.round(wide * scale)) * unit;
    this.cellHeight = (int) Math.max(1, Math.round(tall * scale)) * unit;
    double labels =
        grid.rows().stream().mapToDouble(row -> rowType().width(row.label())).max().orElse(0);
    double labelRoom = labels == 0 ? 0 : Math.min(labels, LARGEST_LABEL * unit) + LABEL_GAP * unit;
    this.left = Math.ceil(MARGIN * unit + labelRoom);
    double right = left + grid.columns() * (cellWidth + GAP * unit) - GAP * unit;
    this.width = (int) Math.ceil(Math.max(right + MARGIN * unit, SMALLEST_SHEET * unit));
    double words = width - 2 * MARGIN * unit;
    this.titleLines = Page.wrap(grid.title(), titleType(), words);
    this.captionLines =
        grid.caption().isEmpty() ? List.of() : Page.wrap(grid.caption(), quietType(), words);
    double head =
        MARGIN * unit
            + titleLines.size() * (titleType().size() + 6 * unit)
            + captionLines.size() * (quietType().size() + 5 * unit);
    this.top = Math.ceil(head + 8 * unit);
    double bottom = top + grid.rows().size() * pitch() - GAP * unit;
    this.height = (int) Math.ceil(bottom + MARGIN * unit);
  }

  int width() {
    return width;
  }

  int height() {
    return height;
  }

  /// {@return where a picture of the largest size stands}
  Rectangle2D place(int row, int column) {
    return new Rectangle2D.Double(
        left + column * (cellWidth + GAP * unit), top + row * pitch(), cellWidth, cellHeight);
  }

  void paint(Surface surface) {
    double y = MARGIN * unit;
    for (String line : titleLines) {
      y += titleType().size();
      surface.text(line, MARGIN * unit, y, titleType(), Anchor.START);
      y += 6 * unit;
    }
    for (String line : captionLines) {
      y += quietType().size();
      surface.text(line, MARGIN * unit, y, quietType(), Anchor.START);
      y += 5 * unit;
    }
    for (int row = 0; row < grid.rows().size(); row++) {
      PictureGrid.Row shown = grid.rows().get(row);
      label(surface, shown.label(), row);
      for (int column = 0; column < shown.cells().size(); column++) {
        cell(surface, shown.cells().get(column), place(row, column));
      }
    }
  }

  private void label(Surface surface, String label, int row) {
    if (!label.isEmpty()) {
      surface.text(
          Page.shorten(label, rowType(), LARGEST_LABEL * unit),
          left - LABEL_GAP * unit,
          place(row, 0).getCenterY() + rowType().size() * 0.35,
          rowType(),
          Anchor.END);
    }
  }

  private void cell(Surface surface, PictureGrid.Cell cell, Rectangle2D place) {
    Picture picture = cell.picture();
    double scale =
        Math.min(place.getWidth() / grid.pictureWidth(), place.getHeight() / grid.pictureHeight());
    int wide = (int) Math.max(1, Math.round(picture.width() * scale));
    int tall = (int) Math.max(1, Math.round(picture.height() * scale));
    Rectangle2D area =
        new Rectangle2D.Double(
            Math.floor(place.getCenterX() - wide / 2.0),
            Math.floor(place.getCenterY() - tall / 2.0),
            wide,
            tall);
    surface.picture(
        picture.shrunk(Math.min(tall, picture.height()), Math.min(wide, picture.width())), area);
    double half = unit / 2;
    surface.stroke(
        new Rectangle2D.Double(area.getX() - half, area.getY() - half, wide + unit, tall + unit),
        Ink.RULE,
        unit,
        Dash.SOLID);
    if (!cell.label().isEmpty()) {
      surface.text(
          Page.shorten(cell.label(), cellType(), place.getWidth() + GAP * unit / 2),
          place.getCenterX(),
          place.getMaxY() + cellType().size() + 2 * unit,
          cellType(),
          Anchor.MIDDLE);
    }
  }

  private double pitch() {
    return cellHeight + (grid.hasLabels() ? cellType().size() + 6 * unit : 0) + GAP * unit;
  }

  private Lettering titleType() {
    return new Lettering(19 * unit, true, Ink.TEXT);
  }

  private Lettering rowType() {
    return new Lettering(13.5 * unit, false, Ink.TEXT);
  }

  private Lettering quietType() {
    return new Lettering(12.5 * unit, false, Ink.QUIET);
  }

  private Lettering cellType() {
    return new Lettering(11 * unit, false, Ink.QUIET);
  }
}
