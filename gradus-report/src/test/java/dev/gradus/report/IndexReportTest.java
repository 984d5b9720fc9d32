package dev.gradus.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gradus.core.ConfigException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class IndexReportTest {

  static IndexReport techniques() {
    return new IndexReport(
        "Techniques",
        "2 of 3 were run, in 1:10.",
        List.of(
            new IndexReport.Entry(
                "Batch normalization",
                "With it, learning no longer depended on the scale of the weights.",
                "batch-norm/report.html",
                Optional.of(EveryChart.all().get("line-panels"))),
            new IndexReport.Entry(
                "Optimizers <&>",
                "SGD zigzags.",
                "optimizer-path/report.html",
                Optional.of(EveryChart.all().get("contour"))),
            new IndexReport.Entry("Dropout", "NOT RUN: no space left.", "", Optional.empty())));
  }

  @Test
  void write_threeEntries_linksThoseThatHaveAPage(@TempDir Path folder) throws Exception {
    techniques().write(folder);
    String page = Files.readString(folder.resolve("index.html"));
    assertTrue(
        page.contains("<li><a href=\"batch-norm/report.html\"><img src=\"data:image/png;base64,"),
        "a linked card with a picture");
    assertTrue(
        page.contains("<h3>Optimizers &lt;&amp;&gt;</h3><p>SGD zigzags.</p></div></a></li>"));
    assertTrue(page.contains("<li><div><h3>Dropout</h3><p>NOT RUN: no space left.</p></div></li>"));
    assertEquals(2, page.split("<a href=", -1).length - 1);
    assertTrue(page.length() < 300_000, "without the script that draws charts");
  }

  @Test
  void page_linkThatLeavesTheFolder_isRefused() {
    for (String link : List.of("https://example.org", "/etc/passwd", "javascript:alert(1)")) {
      IndexReport index =
          new IndexReport(
              "t", "", List.of(new IndexReport.Entry("Dropout", "", link, Optional.empty())));
      assertEquals(
          "Card Dropout: link must be relative to the page, such as dropout/report.html, got \""
              + link
              + "\".",
          assertThrows(ConfigException.class, index::page).getMessage());
    }
  }
}
