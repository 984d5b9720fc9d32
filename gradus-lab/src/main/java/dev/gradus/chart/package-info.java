/// Charts as plain descriptions: what is drawn, not how.
///
/// Read [dev.gradus.chart.Chart] first, then [dev.gradus.chart.LineChart] and
/// [dev.gradus.chart.ForestPlot]. One description has two renderers: `dev.gradus.report.html` turns
/// it into an interactive figure of a self-contained page, `dev.gradus.report.image` into a PNG or
/// SVG file. A new kind of chart is a new record here; the compiler then names each renderer that
/// has to learn it.
///
/// This package uses nothing but `dev.gradus.core` for its complaints.
package dev.gradus.chart;
