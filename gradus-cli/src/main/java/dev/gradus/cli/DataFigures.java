package dev.gradus.cli;

import dev.gradus.chart.Chart;
import dev.gradus.chart.HistogramPanels;
import dev.gradus.chart.PictureGrid;
import dev.gradus.core.ConfigException;
import dev.gradus.core.DataException;
import dev.gradus.report.image.ChartImages;
import dev.gradus.report.image.GridImages;
import dev.gradus.report.image.PanelImages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Writes figures into a folder, each as PNG and as SVG.
final class DataFigures {

  private static final int WIDTH = 1600;

  private final Path folder;
  private final List<String> written = new ArrayList<>();

  /// @param folder made if it is missing
  /// @throws ConfigException if there is a file at that place
  /// @throws DataException if it cannot be made
  DataFigures(Path folder) {
    if (Files.exists(folder) && !Files.isDirectory(folder)) {
      throw new ConfigException(
          "--out %s: is a file, a folder for the figures was expected. Choose another place."
              .formatted(folder));
    }
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new DataException(
          "--out %s: the folder cannot be made: %s. Choose another place.".formatted(folder, e), e);
    }
    this.folder = folder;
  }

  /// @return the files written, in order
  List<String> written() {
    return List.copyOf(written);
  }

  void add(String name, Chart chart) {
    int height = ChartImages.height(chart, WIDTH);
    ChartImages.png(chart, file(name, "png"), WIDTH, height);
    ChartImages.svg(chart, file(name, "svg"), WIDTH, height);
  }

  void add(String name, PictureGrid grid) {
    GridImages.png(grid, file(name, "png"));
    GridImages.svg(grid, file(name, "svg"));
  }

  void add(String name, HistogramPanels panels) {
    PanelImages.png(panels, file(name, "png"));
    PanelImages.svg(panels, file(name, "svg"));
  }

  private Path file(String name, String ending) {
    Path file = folder.resolve(name + "." + ending);
    written.add(file.toString());
    return file;
  }
}
