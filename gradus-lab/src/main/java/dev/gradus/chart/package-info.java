/// Charts as plain descriptions: what is drawn, not how.
///
/// Read [dev.gradus.chart.Chart] first, then [dev.gradus.chart.LineChart] and
/// [dev.gradus.chart.ForestPlot]. Which chart for what:
///
/// | to show | chart |
/// |---|---|
/// | curves over epochs, a series and its forecast, measured points and a fit | [dev.gradus.chart.LineChart] |
/// | the same curves at one setting after another, or one panel a trial | [dev.gradus.chart.LinePanels] |
/// | a schedule above the loss it leads to | [dev.gradus.chart.StackedLines] |
/// | effects with intervals against no effect | [dev.gradus.chart.ForestPlot] |
/// | what each seed did without and with a change | [dev.gradus.chart.SlopeChart] |
/// | one number for each of a few things | [dev.gradus.chart.BarChart] |
/// | two or three numbers for each of many: trials of a search, cost and effect | [dev.gradus.chart.ScatterChart] |
/// | how values are distributed | [dev.gradus.chart.Histogram], [dev.gradus.chart.HistogramPanels] |
/// | a value by layer and step | [dev.gradus.chart.HeatStrip] |
/// | a function of two variables and the paths of optimizers | [dev.gradus.chart.ContourChart] |
/// | which class was taken for which | [dev.gradus.chart.ConfusionTable] |
/// | pictures, such as the most surely mistaken ones | [dev.gradus.chart.PictureGrid], [dev.gradus.chart.WrongPicture] |
///
/// One description has two renderers: `dev.gradus.report.html` turns it into an interactive figure
/// of a self-contained page, `dev.gradus.report.image` into a PNG or SVG file. A new kind of chart
/// is a new record here; the compiler then names each renderer that has to learn it.
///
/// This package uses nothing but `dev.gradus.core` for its complaints.
package dev.gradus.chart;
