package dev.gradus.chart;

import dev.gradus.core.ConfigException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Small line charts in rows, on common axes and with one legend: the same lines at one setting
/// after another.
///
/// @param title the words above all panels; not blank
/// @param caption a quieter line below the title; may be empty
/// @param columns how many panels stand side by side where there is room, from 1 to their number
/// @param panels from left to right and top to bottom, at least one; all with the same axes, and
///   lines of one name look the same in all
public record LinePanels(String title, String caption, int columns, List<LineChart> panels)
    implements Chart {

  /// Copies and checks the panels.
  ///
  /// @throws ConfigException for a blank title, no panels, or panels that do not go together
  public LinePanels {
    Require.words("LinePanels", "title", title);
    String where = "LinePanels " + title;
    panels = List.copyOf(panels);
    Require.notEmpty(where, "panels", panels);
    Require.columns(where, columns, panels.size());
    Map<String, Line> looks = new LinkedHashMap<>();
    for (LineChart panel : panels) {
      Require.sameAxis(where, panels.getFirst().xAxis(), panel.title(), panel.xAxis());
      Require.sameAxis(where, panels.getFirst().yAxis(), panel.title(), panel.yAxis());
      for (Line line : panel.lines()) {
        Line first = looks.computeIfAbsent(line.name(), _ -> line);
        if (first.color() != line.color() || first.dash() != line.dash()) {
          throw new ConfigException(
              "%s: '%s' is %s %s in panel '%s' and %s %s before, but all panels share one legend. Give lines of one name one look."
                  .formatted(
                      where,
                      line.name(),
                      line.color(),
                      line.dash(),
                      panel.title(),
                      first.color(),
                      first.dash()));
        }
      }
    }
  }

  /// {@return one line of each name, in the order of their first appearance: the common legend}
  public List<Line> legend() {
    Map<String, Line> lines = new LinkedHashMap<>();
    allLines().forEach(line -> lines.putIfAbsent(line.name(), line));
    return List.copyOf(lines.values());
  }

  /// {@return the lines of all panels}
  public List<Line> allLines() {
    List<Line> lines = new ArrayList<>();
    panels.forEach(panel -> lines.addAll(panel.lines()));
    return List.copyOf(lines);
  }
}
