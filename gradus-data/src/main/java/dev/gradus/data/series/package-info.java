/// Time series: values in the order of time, and the windows of them that a network learns from.
///
/// Reading order: a [dev.gradus.data.series.Series] is columns of values, read by
/// [SeriesCsv][dev.gradus.data.read.SeriesCsv]; a [dev.gradus.data.series.SeriesWindowing] says how
/// long windows are and how far ahead they look, and cuts a series into
/// [dev.gradus.data.series.SeriesParts]; each part is [dev.gradus.data.series.SeriesWindows], a
/// data set. A [dev.gradus.data.series.Forecast] is what a network must beat.
///
/// May import `dev.gradus.core`, `dev.gradus.data` and `dev.gradus.data.scale`.
///
/// ```
/// Series sunspots = SeriesCsv.of(Path.of("sunspots.csv")).read();
/// SeriesParts parts = SeriesWindowing.of(60).split(sunspots, 0.2);
/// ```
package dev.gradus.data.series;
