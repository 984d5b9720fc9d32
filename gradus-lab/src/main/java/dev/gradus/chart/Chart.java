package dev.gradus.chart;

/// A figure, described: its numbers, its axes and its words, without pixels.
///
/// The family is sealed, so that a renderer which does not know a kind of chart does not compile.
public sealed interface Chart
    permits BarChart,
        ConfusionTable,
        ContourChart,
        ForestPlot,
        HeatStrip,
        Histogram,
        HistogramPanels,
        LineChart,
        LinePanels,
        PictureGrid,
        ScatterChart,
        SlopeChart,
        StackedLines {

  /// {@return the words above the figure}
  String title();
}
