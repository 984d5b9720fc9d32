package dev.gradus.report.image;

import dev.gradus.chart.ColorRole;
import dev.gradus.chart.Dash;
import dev.gradus.core.Shape;
import dev.gradus.model.Summary;
import dev.gradus.report.image.Surface.Anchor;
import dev.gradus.report.image.Surface.Lettering;
import java.awt.geom.Path2D;
import java.awt.geom.RoundRectangle2D;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Draws a network: a box for each layer with its name, kind, output shape and parameters, and an
/// arrow to each from what it reads. Rows go from the inputs at the top to the outputs.
final class GraphPainter {

  private static final double BOX_HEIGHT = 50;
  private static final double PADDING = 13;
  private static final double SPACE = 30;
  private static final double LANE = 20;
  private static final double GAP = 26;
  private static final double MARGIN = 28;
  private static final double PORT = 20;
  private static final double ARROW = 7;

  /// Where an SVG is shown without our font, letters may be this much wider.
  private static final double ROOM = 1.15;

  private final double unit;
  private final String title;
  private final Summary summary;
  private final List<Box> boxes;
  private final GraphRows graph;
  private final double boxWidth;
  private final List<Double> tops = new ArrayList<>();
  private final double left;
  private final int width;
  private final int height;

  /// What a box says.
  ///
  /// @param name of the layer's use
  /// @param words the layer's kind, unless the name says it, and whether it is an output
  /// @param shape of its output
  /// @param count of its parameters, in words; empty if it has none
  /// @param look its part in the network
  private record Box(String name, String words, String shape, String count, Look look) {}

  /// How a box looks.
  private enum Look {
    INPUT,
    WEIGHTS,
    FROZEN,
    PLAIN
  }

  GraphPainter(String title, Summary summary, double unit) {
    this.unit = unit;
    this.title = title;
    this.summary = summary;
    this.boxes = boxes(summary);
    this.graph = GraphRows.of(summary);
    this.boxWidth = boxes.stream().mapToDouble(this::widthOf).max().orElse(0);
    GraphColumns columns = new GraphColumns(graph, boxWidth + SPACE * unit, LANE * unit);
    columns.place();
    double right =
        graph.rows().stream()
            .flatMap(List::stream)
            .mapToDouble(slot -> slot.x() + columns.width(slot) / 2)
            .max()
            .orElse(0);
    double head = ROOM * Math.max(headType().width(title), quiet().width(caption()));
    double wide = Math.max(right - SPACE * unit, head);
    this.left = (MARGIN - SPACE / 2) * unit;
    this.width = (int) Math.ceil(wide + 2 * MARGIN * unit);
    double y = (MARGIN + 62) * unit;
    for (int row = 0; row < graph.rows().size(); row++) {
      tops.add(y);
      y += (BOX_HEIGHT + gapBelow(row)) * unit;
    }
    this.height = (int) Math.ceil(y - GAP * unit + (MARGIN + 12) * unit);
  }

  int width() {
    return width;
  }

  int height() {
    return height;
  }

  void paint(Surface surface) {
    double y = MARGIN * unit + headType().size();
    surface.text(title, MARGIN * unit, y, headType(), Anchor.START);
    surface.text(caption(), MARGIN * unit, y + 22 * unit, quiet(), Anchor.START);
    graph.routes().forEach(route -> arrow(surface, route));
    graph
        .rows()
        .forEach(row -> row.stream().filter(Slot::isBox).forEach(slot -> box(surface, slot)));
  }

  private String caption() {
    return "%s parameters: %s trainable, %s non-trainable"
        .formatted(
            grouped(summary.parameters()),
            grouped(summary.trainable()),
            grouped(summary.nonTrainable()));
  }

  /// Rows between which arrows go sideways stand farther apart, the more the farther they go.
  private double gapBelow(int row) {
    double sideways =
        graph.routes().stream()
            .flatMap(route ->
                Stream.iterate(1, i -> i < route.size(), i -> i + 1)
                    .filter(i -> route.get(i).row() == row + 1)
                    .map(i -> Math.abs(route.get(i).x() - route.get(i - 1).x())))
            .mapToDouble(Double::doubleValue)
            .max()
            .orElse(0);
    return sideways < 1 ? GAP : Math.min(GAP + 12 + 0.08 * sideways / unit, 3 * GAP);
  }

  private static List<Box> boxes(Summary summary) {
    List<Box> boxes = new ArrayList<>();
    summary
        .inputs()
        .forEach(
            (name, shape) -> boxes.add(new Box(name, "input", batched(shape), "", Look.INPUT)));
    for (Summary.Row row : summary.rows()) {
      boolean shared = row.name().contains(":");
      Summary.Row owner = shared ? firstUse(summary, row) : row;
      boolean frozen = owner.parameters() > 0 && owner.trainable() == 0;
      boxes.add(
          new Box(
              row.name(),
              words(row, summary.outputs().contains(row.name())),
              batched(row.outputShape()),
              shared ? "shared" : count(row.parameters(), frozen),
              frozen ? Look.FROZEN : owner.parameters() > 0 ? Look.WEIGHTS : Look.PLAIN));
    }
    return boxes;
  }

  private static Summary.Row firstUse(Summary summary, Summary.Row later) {
    String name = later.name().substring(0, later.name().indexOf(':'));
    return summary.rows().stream().filter(row -> row.name().equals(name)).findFirst().orElse(later);
  }

  private static String count(long parameters, boolean frozen) {
    return parameters == 0 ? "" : grouped(parameters) + (frozen ? " frozen" : " parameters");
  }

  private static String words(Summary.Row row, boolean output) {
    String base = row.kind().replace('-', '_');
    boolean said = row.name().matches(Pattern.quote(base) + "(_\\d+)?(:\\d+)?");
    return said ? output ? "output" : "" : output ? row.kind() + ", output" : row.kind();
  }

  private double widthOf(Box box) {
    double first = strong().width(box.name) + quiet().width(box.words);
    double second = small().width(box.shape) + small().width(box.count);
    return ROOM * Math.max(first, second) + (2 * PADDING + 20) * unit;
  }

  private void box(Surface surface, Slot slot) {
    Box box =
        boxes.stream().filter(each -> each.name.equals(slot.name())).findFirst().orElseThrow();
    double x = left + slot.x() - boxWidth / 2;
    double y = tops.get(slot.row());
    RoundRectangle2D frame =
        new RoundRectangle2D.Double(x, y, boxWidth, BOX_HEIGHT * unit, 10 * unit, 10 * unit);
    Ink color = color(box.look);
    surface.fill(frame, Ink.PAPER);
    surface.fill(frame, color.withOpacity(box.look == Look.PLAIN ? 0.06 : 0.1));
    boolean output = summary.outputs().contains(slot.name());
    surface.stroke(
        frame,
        color,
        (output ? 2.6 : 1.3) * unit,
        box.look == Look.FROZEN ? Dash.DASHED : Dash.SOLID);
    double start = x + PADDING * unit;
    double end = x + boxWidth - PADDING * unit;
    double first = y + 21 * unit;
    double second = y + 39 * unit;
    surface.text(box.name, start, first, strong(), Anchor.START);
    surface.text(box.words, end, first, quiet(), Anchor.END);
    surface.text(box.shape, start, second, small(), Anchor.START);
    surface.text(box.count, end, second, small(), Anchor.END);
  }

  private static Ink color(Look look) {
    return switch (look) {
      case INPUT -> Ink.of(ColorRole.GREEN);
      case WEIGHTS -> Ink.of(ColorRole.BLUE);
      case FROZEN -> Ink.of(ColorRole.BLUE);
      case PLAIN -> Ink.of(ColorRole.MUTED);
    };
  }

  private void arrow(Surface surface, List<Slot> route) {
    Path2D path = new Path2D.Double();
    double x = left + route.getFirst().x() + port(route.getFirst(), route.get(1), true);
    double y = bottom(route.getFirst());
    path.moveTo(x, y);
    for (int i = 1; i < route.size(); i++) {
      Slot slot = route.get(i);
      boolean last = i == route.size() - 1;
      double toX = left + slot.x() + (last ? port(slot, route.get(i - 1), false) : 0);
      double toY = tops.get(slot.row()) - (last ? ARROW * unit : 0);
      double half = (toY - y) / 2;
      if (Math.abs(toX - x) < 0.5) {
        path.lineTo(toX, toY);
      } else {
        path.curveTo(x, y + half, toX, toY - half, toX, toY);
      }
      if (!last) {
        path.lineTo(toX, bottom(slot));
      }
      x = toX;
      y = last ? toY : bottom(slot);
    }
    surface.stroke(path, Ink.QUIET, 1.4 * unit, Dash.SOLID);
    Path2D head = new Path2D.Double();
    head.moveTo(x - 4.2 * unit, y - unit);
    head.lineTo(x + 4.2 * unit, y - unit);
    head.lineTo(x, y + ARROW * unit);
    head.closePath();
    surface.fill(head, Ink.QUIET);
  }

  private double bottom(Slot slot) {
    return tops.get(slot.row()) + BOX_HEIGHT * unit;
  }

  /// Where an arrow leaves or meets its box, from the box's middle: straight arrows in the middle,
  /// others to their side, farther out the farther they go.
  private double port(Slot box, Slot toward, boolean leaving) {
    List<Slot> ends = new ArrayList<>(leaving ? box.below() : box.above());
    ends.sort(Comparator.comparingDouble(Slot::x));
    int place = ends.indexOf(toward);
    long straightOrBefore = ends.stream().filter(end -> end.x() < box.x() - 0.5).count();
    boolean hasStraight = ends.stream().anyMatch(end -> Math.abs(end.x() - box.x()) <= 0.5);
    double step = Math.min(PORT * unit, (boxWidth / 2 - PADDING * unit) / Math.max(1, ends.size()));
    if (ends.size() == 1) {
      return 0;
    }
    return hasStraight
        ? (place - straightOrBefore) * step
        : (place - (ends.size() - 1) / 2.0) * step;
  }

  private Lettering headType() {
    return new Lettering(19 * unit, true, Ink.TEXT);
  }

  private Lettering strong() {
    return new Lettering(13.5 * unit, true, Ink.TEXT);
  }

  private Lettering quiet() {
    return new Lettering(12.5 * unit, false, Ink.QUIET);
  }

  private Lettering small() {
    return new Lettering(12.5 * unit, false, Ink.TEXT);
  }

  private static String batched(Shape shape) {
    return Stream.concat(Stream.of("N"), shape.dims().stream().map(String::valueOf))
        .collect(Collectors.joining(", ", "[", "]"));
  }

  private static String grouped(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }
}
