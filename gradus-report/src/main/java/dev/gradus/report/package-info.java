/// Report pages and figures of what the lab and the trainer found out.
///
/// Reading order: [dev.gradus.report.ComparisonView] and [dev.gradus.report.RunView] say what is
/// shown, as plain records without a trace of how it was computed;
/// [dev.gradus.report.ComparisonReport] and [dev.gradus.report.RunReport] turn them into a page and
/// picture files. Below these, `dev.gradus.chart` describes charts, `dev.gradus.report.html` writes
/// pages and `dev.gradus.report.image` draws pictures.
///
/// ```java
/// new ComparisonReport(view).write(folder); // report.html, figures/*.png, figures/*.svg
/// ```
package dev.gradus.report;
