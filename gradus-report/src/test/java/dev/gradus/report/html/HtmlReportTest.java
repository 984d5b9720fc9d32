package dev.gradus.report.html;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gradus.chart.Axis;
import dev.gradus.chart.Band;
import dev.gradus.chart.Line;
import dev.gradus.chart.LineChart;
import dev.gradus.chart.Outcome;
import dev.gradus.core.ConfigException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

final class HtmlReportTest {

  private static final String HOSTILE = "</script><img src=x onerror='alert(1)'>\"&\u2028<!--";

  @Test
  void toHtml_smallPage_hasThisSkeleton() {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("threads", "2");
    String html =
        new HtmlReport(
                "Title",
                "Summary.",
                List.of("5 seeds"),
                List.of(
                    Section.of(
                        "Verdicts",
                        new Block.Table(
                            List.of(new Block.Column("Arm", false), new Block.Column("p", true)),
                            List.of(
                                List.of(
                                    Block.Cell.of("sgd", "optimizer=sgd"),
                                    Block.Cell.of("0.012")))),
                        new Block.Paragraph("In words.")),
                    Section.folded("Environment", new Block.Facts(facts), new Block.Code("a\nb"))),
                List.of())
            .toHtml();
    String body = html.substring(html.indexOf("<body>"), html.indexOf("<footer>"));
    assertEquals(
        """
        <body>
        <header>
        <p class="brand">Gradus</p>
        <h1>Title</h1>
        <p class="summary">Summary.</p>
        <ul class="chips"><li>5 seeds</li></ul>
        </header>
        <main>
        <section>
        <h2>Verdicts</h2>
        <div class="scroll"><table class="plain">
        <thead><tr><th scope="col" class="text">Arm</th><th scope="col" class="number">p</th></tr></thead>
        <tbody>
        <tr><th scope="row" class="text">sgd<span class="note">optimizer=sgd</span></th>\
        <td class="number" data-label="p">0.012</td></tr>
        </tbody></table></div>
        <p>In words.</p>
        </section>
        <section>
        <details><summary><h2>Environment</h2></summary>
        <dl><div><dt>threads</dt><dd>2</dd></div></dl>
        <div class="code"><pre><code>a
        b</code></pre><button type="button" class="copy">Copy</button></div>
        </details>
        </section>
        </main>
        """,
        body);
    assertTrue(html.startsWith("<!doctype html>\n<html lang=\"en\">"));
    assertTrue(html.endsWith("</body></html>\n"));
  }

  @Test
  void toHtml_verdict_wearsSymbolAndWord() {
    Block table =
        new Block.Table(
            List.of(new Block.Column("Verdict", false)),
            List.of(List.of(Block.Cell.verdict("hurts", Outcome.WORSE))));
    assertTrue(
        HtmlReport.of("t", "", List.of(Section.of("", table)))
            .toHtml()
            .contains(
                "<span class=\"mark worse\"><span aria-hidden=\"true\" class=\"symbol\">▼</span>hurts</span>"));
  }

  @Test
  void toHtml_hostileWords_areShownAndNotRun() {
    Line line = Line.of(HOSTILE, List.of(1.0, 2.0), List.of(1.0, 2.0));
    LineChart chart =
        new LineChart(HOSTILE, Axis.of(HOSTILE), Axis.of(HOSTILE).withUnit(HOSTILE), List.of(line));
    Block table =
        new Block.Table(
            List.of(new Block.Column(HOSTILE, false), new Block.Column(HOSTILE, true)),
            List.of(
                List.of(
                    Block.Cell.of(HOSTILE, HOSTILE), Block.Cell.verdict(HOSTILE, Outcome.SAME))));
    String html =
        new HtmlReport(
                HOSTILE,
                HOSTILE,
                List.of(HOSTILE),
                List.of(
                    Section.folded(
                        HOSTILE,
                        table,
                        new Block.Figure(List.of(chart), HOSTILE),
                        new Block.Code(HOSTILE),
                        new Block.Paragraph(HOSTILE),
                        new Block.Facts(Map.of(HOSTILE, HOSTILE)))),
                List.of(new DataTable(HOSTILE, List.of(HOSTILE), List.of(List.of(HOSTILE)))))
            .toHtml();
    String page =
        html.replace(PageResource.ECHARTS.text(), "").replace(PageResource.SCRIPT.text(), "");
    assertEquals(3, count(page, "</script>"));
    assertFalse(page.contains("<img"));
    assertFalse(page.contains("<!--"));
    String data = between(page, "id=\"gradus-data\">", "</script>");
    assertFalse(page.replace(data, "").contains("onerror='"));
    assertFalse(data.contains("<"));
    assertTrue(
        data.contains(
            "\\u003c/script\\u003e\\u003cimg src=x onerror='alert(1)'\\u003e\\\"\\u0026\\u2028\\u003c!--"));
  }

  @Test
  void toHtml_policy_admitsExactlyTheScriptsAndTheStyleOfThePage() throws Exception {
    Line line = Line.of("a", List.of(1.0, 2.0), List.of(1.0, 2.0));
    Block figure =
        new Block.Figure(
            List.of(new LineChart("loss", Axis.of("epoch"), Axis.of("loss"), List.of(line))), "");
    assertEquals(2, admitted(HtmlReport.of("t", "", List.of(Section.of("", figure))).toHtml()));
    assertEquals(1, admitted(HtmlReport.of("t", "", List.of()).toHtml()), "nothing draws charts");
  }

  /// {@return how many scripts the policy of a page admits, which are all that it has}
  private static int admitted(String html) throws Exception {
    String policy =
        between(html, "http-equiv=\"Content-Security-Policy\" content=\"", "\">")
            .replace("&#39;", "'");
    Matcher scripts = Pattern.compile("<script>(.*?)</script>", Pattern.DOTALL).matcher(html);
    StringBuilder hashes = new StringBuilder();
    while (scripts.find()) {
      hashes.append(' ').append(hash(scripts.group(1)));
    }
    String style = hash(between(html, "<style>", "</style>"));
    assertEquals(
        "default-src 'none'; script-src%s; style-src %s; img-src data:; base-uri 'none'; form-action 'none'"
            .formatted(hashes, style),
        policy);
    return count(hashes.toString(), "sha256-");
  }

  @Test
  void toHtml_ownMarkup_pointsNowhereOutside() {
    String html = HtmlReport.of("t", "s", List.of(Section.of("a", new Block.Code("c")))).toHtml();
    String own = html.replace(PageResource.ECHARTS.text(), "");
    assertFalse(
        Pattern.compile("\\b(src|href|action)=", Pattern.CASE_INSENSITIVE).matcher(own).find());
    assertFalse(own.contains("@import") || own.contains("url("));
    assertFalse(
        own.contains("fetch(") || own.contains("XMLHttpRequest") || own.contains("innerHTML"));
    assertEquals(
        List.of("http://www.w3.org/2000/svg"),
        Pattern.compile("https?://[^'\"]*")
            .matcher(own)
            .results()
            .map(m -> m.group())
            .distinct()
            .toList());
    assertFalse(Pattern.compile(" style=").matcher(own).find());
  }

  @Test
  void pageData_lineChart_isThisJson() {
    Line line =
        Line.of("a", List.of(1.0, 2.0), List.of(1 / 3.0, Double.NaN))
            .withBand(new Band(List.of(0.25, Double.NaN), List.of(0.5, Double.NaN)))
            .withTraces(List.of(List.of(2e-9, 12.0)));
    LineChart chart =
        new LineChart("loss", Axis.of("epoch"), Axis.of("loss").withLog(false), List.of(line));
    assertEquals(
        """
        {"charts":[{"title":"loss","kind":"line",\
        "x":{"label":"epoch","unit":"","caption":"epoch","log":false,"direction":"neutral"},\
        "y":{"label":"loss","unit":"","caption":"loss","log":false,"direction":"neutral"},\
        "marks":[],"lines":[{"name":"a","color":"blue","dash":"solid","x":[1,2],"mean":[0.3333333,null],\
        "low":[0.25,null],"high":[0.5,null],"traces":[[2.0E-9,12]]}]}],\
        "tables":[{"name":"d","columns":["a","b"],"rows":[["x",1],["y",0.1],["z","NaN"]]}]}\
        """,
        PageData.of(
            List.of(chart),
            List.of(
                new DataTable(
                    "d",
                    List.of("a", "b"),
                    List.of(List.of("x", 1L), List.of("y", 0.1), List.of("z", Double.NaN))))));
  }

  @Test
  void report_blankTitle_isRefused() {
    ConfigException refused =
        assertThrows(ConfigException.class, () -> HtmlReport.of(" ", "", List.of()));
    assertEquals(
        "HtmlReport: title is blank. Give it a few words, they are shown to the reader.",
        refused.getMessage());
  }

  @Test
  void table_shortRow_isRefused() {
    ConfigException refused =
        assertThrows(
            ConfigException.class,
            () -> new Block.Table(List.of(new Block.Column("a", false)), List.of(List.of())));
    assertEquals(
        "Table: a row has 0 cells for 1 columns. Give one for each.", refused.getMessage());
  }

  @Test
  void dataTable_otherThanWordsAndNumbers_isRefused() {
    ConfigException refused =
        assertThrows(
            ConfigException.class,
            () -> new DataTable("d", List.of("a"), List.of(List.of(List.of()))));
    assertEquals("DataTable d: expected strings and numbers, got a ListN.", refused.getMessage());
  }

  private static String hash(String text) throws Exception {
    byte[] digest =
        MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
  }

  private static String between(String text, String begin, String end) {
    int from = text.indexOf(begin) + begin.length();
    return text.substring(from, text.indexOf(end, from));
  }

  private static int count(String text, String part) {
    return text.split(Pattern.quote(part), -1).length - 1;
  }
}
