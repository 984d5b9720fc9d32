package dev.gradus.report.html;

import dev.gradus.chart.Chart;
import dev.gradus.chart.Outcome;
import dev.gradus.report.image.ChartImages;
import dev.gradus.report.image.PictureFiles;
import java.util.List;
import java.util.Locale;

/// Writes one section; the charts of its figures are put into the list that the page carries as
/// JSON.
final class SectionWriter {

  private static final int STILL_WIDTH = 900;

  private final HtmlWriter html;
  private final List<Chart> charts;

  SectionWriter(HtmlWriter html, List<Chart> charts) {
    this.html = html;
    this.charts = charts;
  }

  void write(Section section) {
    html.open("section").line();
    if (section.folded()) {
      html.open("details").open("summary").element("h2", section.title()).close("summary").line();
    } else if (!section.title().isEmpty()) {
      html.element("h2", section.title()).line();
    }
    section.blocks().forEach(this::block);
    if (section.folded()) {
      html.close("details").line();
    }
    html.close("section").line();
  }

  private void block(Block block) {
    switch (block) {
      case Block.Paragraph(String text) -> html.element("p", text).line();
      case Block.Code(String text) -> code(text);
      case Block.Facts(var entries) -> HtmlReport.facts(html, entries);
      case Block.Figure figure -> figure(figure);
      case Block.Table table -> table(table);
      case Block.Cards(var cards) -> cards(cards);
    }
  }

  private void cards(List<Block.Card> cards) {
    html.open("ul", "class", "cards-list").line();
    for (Block.Card card : cards) {
      html.open("li");
      if (!card.link().isEmpty()) {
        html.open("a", "href", card.link());
      }
      card.picture().ifPresent(this::thumbnail);
      html.open("div").element("h3", card.title()).element("p", card.sentence()).close("div");
      if (!card.link().isEmpty()) {
        html.close("a");
      }
      html.close("li").line();
    }
    html.close("ul").line();
  }

  private void thumbnail(Chart chart) {
    html.open(
        "img", "src", PictureFiles.dataUri(ChartImages.thumbnail(chart)), "alt", chart.title());
  }

  private void code(String text) {
    html.open("div", "class", "code");
    html.open("pre").element("code", text).close("pre");
    html.element("button", "Copy", "type", "button", "class", "copy");
    html.close("div").line();
  }

  private void figure(Block.Figure figure) {
    StringBuilder indices = new StringBuilder();
    for (Chart chart : figure.charts()) {
      indices.append(indices.isEmpty() ? "" : " ").append(charts.size());
      charts.add(chart);
    }
    html.open("figure", "data-charts", indices.toString()).line();
    html.open(
        "div", "class", "plot", "role", "img", "aria-label", figure.charts().getFirst().title());
    html.close("div").line();
    // Readers without scripts see the same charts, still.
    html.open("noscript");
    for (Chart chart : figure.charts()) {
      html.raw(ChartImages.svgText(chart, STILL_WIDTH, ChartImages.height(chart, STILL_WIDTH)));
    }
    html.close("noscript").line();
    if (!figure.caption().isEmpty()) {
      html.element("figcaption", figure.caption()).line();
    }
    html.close("figure").line();
  }

  private void table(Block.Table table) {
    // A table of verdicts becomes a stack of cards on a narrow screen; others scroll sideways.
    boolean cards =
        table.rows().stream().flatMap(List::stream).anyMatch(cell -> cell.mark().isPresent());
    html.open("div", "class", "scroll");
    html.open("table", "class", cards ? "cards" : "plain").line().open("thead").open("tr");
    for (Block.Column column : table.columns()) {
      html.element(
          "th", column.name(), "scope", "col", "class", column.numeric() ? "number" : "text");
    }
    html.close("tr").close("thead").line().open("tbody").line();
    for (List<Block.Cell> row : table.rows()) {
      html.open("tr");
      for (int i = 0; i < row.size(); i++) {
        cell(table.columns().get(i), row.get(i), i == 0);
      }
      html.close("tr").line();
    }
    html.close("tbody").close("table").close("div").line();
  }

  private void cell(Block.Column column, Block.Cell cell, boolean head) {
    String tag = head ? "th" : "td";
    String kind = column.numeric() ? "number" : "text";
    if (head) {
      html.open(tag, "scope", "row", "class", kind);
    } else {
      html.open(tag, "class", kind, "data-label", column.name());
    }
    if (cell.mark().isPresent()) {
      Outcome outcome = cell.mark().get();
      html.open("span", "class", "mark " + outcome.name().toLowerCase(Locale.ROOT));
      html.element("span", outcome.symbol(), "aria-hidden", "true", "class", "symbol");
      html.text(cell.text()).close("span");
    } else {
      html.text(cell.text());
    }
    if (!cell.note().isEmpty()) {
      html.element("span", cell.note(), "class", "note");
    }
    html.close(tag);
  }
}
