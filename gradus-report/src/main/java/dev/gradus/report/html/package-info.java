/// Report pages: one HTML file each, complete in itself.
///
/// [dev.gradus.report.html.HtmlReport] is the page, a title over [dev.gradus.report.html.Section]s,
/// which hold [dev.gradus.report.html.Block]s: paragraphs, tables, figures, code, facts. Two
/// resources stand beside the classes: `page.css`, the look, and `page.js`, which turns the
/// embedded chart descriptions into interactive figures with Apache ECharts.
///
/// A page opens from disk. It fetches nothing, its content security policy forbids everything but
/// its own script and style by their hashes, and each text from outside is escaped.
package dev.gradus.report.html;
