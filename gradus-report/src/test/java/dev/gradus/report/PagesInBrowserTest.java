package dev.gradus.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.gradus.chart.Chart;
import dev.gradus.report.html.Block;
import dev.gradus.report.html.HtmlReport;
import dev.gradus.report.html.Section;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Pages as a reader sees them. Pictures of all of them are in `target/pages`.
final class PagesInBrowserTest {

  private static final Path PICTURES = Path.of("target", "pages");

  /// For each figure what is wrong with it: a plot without height, without ink, or with a picture
  /// that did not load.
  private static final String UNDRAWN =
      """
      return [...document.querySelectorAll('figure[data-charts]')].flatMap(figure => {
        const name = figure.querySelector('.figure-title').textContent;
        const plot = figure.querySelector('.plot');
        const shown = element => element.getBoundingClientRect().height > 40;
        const images = [...plot.querySelectorAll('img')].filter(shown);
        const canvases = [...plot.querySelectorAll('canvas')].filter(shown);
        if (images.length) return images.every(image => image.complete && image.naturalWidth > 0) ? [] : [name + ': a picture is missing'];
        if (!canvases.length) return [name + ': nothing'];
        const ink = canvases.reduce((sum, canvas) => {
          const pixels = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data;
          let count = 0;
          for (let i = 3; i < pixels.length; i += 4) if (pixels[i] > 40) count++;
          return sum + count / (pixels.length / 4);
        }, 0);
        return ink > 0.008 ? [] : [name + ': ink ' + ink];
      });
      """;

  private static final String TOO_WIDE =
      """
      const room = document.documentElement.clientWidth;
      const wide = [...document.querySelectorAll('body *')].filter(element =>
        element.getBoundingClientRect().right > room + 1 && !element.closest('.scroll, pre, noscript, .hover, script'));
      return document.documentElement.scrollWidth > room ? wide.map(element => element.tagName + '.' + element.className) : [];
      """;

  /// The figures that say nothing wherever the pointer is.
  private static final String SILENT =
      """
      return [...document.querySelectorAll('figure[data-charts]')].flatMap(figure => {
        const plot = figure.querySelector('.plot');
        plot.scrollIntoView({block: 'center'});
        const box = plot.getBoundingClientRect();
        for (let row = 1; row < 60; row++) {
          for (let column = 1; column < 60; column++) {
            const at = {clientX: box.left + box.width * column / 60, clientY: box.top + box.height * row / 60, bubbles: true, pointerType: 'mouse'};
            const target = document.elementFromPoint(at.clientX, at.clientY);
            if (!target || !plot.contains(target)) continue;
            target.dispatchEvent(new PointerEvent('pointermove', at));
            target.dispatchEvent(new MouseEvent('mousemove', at));
            const tip = [...plot.querySelectorAll('.tip')].find(tip => tip.offsetHeight && tip.textContent);
            if (tip) return [];
          }
        }
        return [figure.querySelector('.figure-title').textContent];
      });
      """;

  private static final String PLOT =
      """
      const plot = document.querySelectorAll('.plot')[arguments[0]];
      plot.scrollIntoView({block: 'center'});
      const box = plot.getBoundingClientRect();
      return [box.left, box.top, box.width, box.height];
      """;

  /// What a figure looks like.
  private static final String PIXELS =
      """
      return document.querySelectorAll('.plot')[arguments[0]].querySelector('canvas').toDataURL();
      """;

  /// Clicks what has these words in a figure.
  private static final String CLICK =
      """
      const figure = document.querySelectorAll('figure[data-charts]')[arguments[0]];
      const found = [...figure.querySelectorAll('button, label')].find(element => element.textContent.trim() === arguments[1]);
      if (!found) return false;
      found.click();
      return true;
      """;

  private static @Nullable Browser started;
  private static @Nullable String missing;

  @TempDir private static Path folder;

  @BeforeAll
  static void start() {
    if (Browser.isInstalled()) {
      started = Browser.start(folder);
      return;
    }
    missing =
        "Pages are not looked at: this machine lacks chromium and chromedriver. On Debian: apt install chromium chromium-driver.";
  }

  @AfterAll
  static void stop() {
    if (started != null) {
      started.close();
    }
  }

  private static Browser browser() {
    if (missing != null && "required".equals(System.getenv("GRADUS_BROWSER"))) {
      fail(missing);
    }
    assumeTrue(missing == null, missing);
    return Objects.requireNonNull(started);
  }

  private static HtmlReport everyChart() {
    List<Section> sections =
        EveryChart.all().values().stream()
            .map(chart ->
                Section.of("", new Block.Figure(List.<Chart>of(chart), "What to see in it.")))
            .toList();
    return HtmlReport.of("Every kind of chart", "One of each.", sections);
  }

  private static void looksRight(String name, HtmlReport page) {
    Browser browser = browser();
    Path file = folder.resolve(name + ".html");
    page.write(file);
    browser.requests();
    for (int width : List.of(400, 1400)) {
      for (boolean dark : List.of(false, true)) {
        String look = name + "-" + width + (dark ? "-dark" : "-light");
        browser.look(width, dark);
        browser.open(file);
        assertEquals(List.of(), browser.lines(UNDRAWN), look + ": charts that are not drawn");
        assertEquals(List.of(), browser.lines(TOO_WIDE), look + ": wider than the page");
        assertEquals(List.of(), browser.complaints(), look + ": complaints of the browser");
        assertEquals(
            List.of(),
            browser.requests().stream()
                .filter(address ->
                    !address.startsWith("data:") && !address.equals(file.toUri().toString()))
                .toList(),
            look + ": requests");
        browser.picture(PICTURES.resolve(look + ".png"));
      }
    }
  }

  @Test
  void comparison_bothWidthsAndColors_isDrawnWithoutComplaintOrRequest() {
    looksRight("comparison", new ComparisonReport(Fixtures.comparison()).page());
  }

  @Test
  void run_bothWidthsAndColors_isDrawnWithoutComplaintOrRequest() {
    looksRight("run", new RunReport(Fixtures.run()).page());
  }

  @Test
  void everyKind_bothWidthsAndColors_isDrawnWithoutComplaintOrRequest() {
    looksRight("every-chart", everyChart());
  }

  @Test
  void index_bothWidthsAndColors_isDrawnWithoutComplaintOrRequest() {
    looksRight("index", IndexReportTest.techniques().page());
  }

  @Test
  void everyKind_hovered_saysTheNumbers() {
    Browser browser = opened();
    assertEquals(List.of(), browser.lines(SILENT));
    assertEquals(List.of(), browser.complaints());
  }

  @Test
  void charts_draggedOver_areEnlargedUntilReset() {
    Browser browser = opened();
    // Where to drag from and to, in parts of the plot: within one panel.
    Map<String, double[]> drags = new LinkedHashMap<>();
    drags.put("lines", new double[] {0.3, 0.3, 0.6, 0.7});
    drags.put("line-panels", new double[] {0.1, 0.07, 0.2, 0.15});
    drags.put("stacked", new double[] {0.3, 0.5, 0.6, 0.8});
    drags.put("heat", new double[] {0.3, 0.2, 0.6, 0.5});
    drags.put("contour", new double[] {0.2, 0.3, 0.6, 0.7});
    drags.put("scatter", new double[] {0.3, 0.3, 0.6, 0.7});
    List<String> kinds = List.copyOf(EveryChart.all().keySet());
    drags.forEach((kind, drag) -> {
      int figure = kinds.indexOf(kind);
      List<?> box = (List<?>) browser.run(PLOT, figure);
      double[] plot = box.stream().mapToDouble(v -> ((Number) v).doubleValue()).toArray();
      Object before = browser.run(PIXELS, figure);
      browser.drag(
          plot[0] + drag[0] * plot[2],
          plot[1] + drag[1] * plot[3],
          plot[0] + drag[2] * plot[2],
          plot[1] + drag[3] * plot[3]);
      assertNotEquals(before, browser.run(PIXELS, figure), kind);
      assertEquals(true, browser.run(CLICK, figure, "Reset zoom"), kind);
      browser.settle();
      assertEquals(before, browser.run(PIXELS, figure), kind);
    });
    assertEquals(List.of(), browser.complaints());
  }

  @Test
  void controls_clicked_changeThePictureWithoutComplaint() {
    Browser browser = opened();
    for (String control : List.of("Log scale", "95 % band", "Each seed", "SGD")) {
      Object before = browser.run(PIXELS, 0);
      assertEquals(true, browser.run(CLICK, 0, control), control);
      browser.settle();
      assertNotEquals(before, browser.run(PIXELS, 0), control);
    }
    assertEquals(List.of(), browser.complaints());
  }

  @Test
  void figures_saved_areFiles() throws Exception {
    Browser browser = opened();
    String name = "loss-with-two-optimizers";
    for (String kind : List.of("SVG", "PNG", "CSV")) {
      assertEquals(true, browser.run(CLICK, 0, kind), kind);
      Path file = folder.resolve(name + "." + kind.toLowerCase(Locale.ROOT));
      assertTrue(Files.size(Browser.awaited(file)) > 500, file.toString());
    }
    String svg = Files.readString(folder.resolve(name + ".svg"));
    assertTrue(svg.startsWith("<svg xmlns="), svg.substring(0, 60));
    assertTrue(svg.contains("Loss with two optimizers"));
    assertTrue(
        Files.readString(folder.resolve(name + ".csv"))
            .startsWith("panel,line,epoch,training loss,low,high\r\n"));
    assertEquals(List.of(), browser.complaints());
  }

  private static Browser opened() {
    Browser browser = browser();
    Path file = folder.resolve("interactive.html");
    everyChart().write(file);
    browser.look(1200, false);
    browser.open(file);
    browser.complaints();
    browser.requests();
    return browser;
  }
}
