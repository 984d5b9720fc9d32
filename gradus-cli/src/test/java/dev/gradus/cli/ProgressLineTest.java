package dev.gradus.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ProgressLineTest {

  @Test
  void render_wide_showsBarPercentWordsAndTime() {
    assertEquals(
        "epoch 3/50 [============>                 ]  41 %  loss 0.0312  0:12 left",
        ProgressLine.render("epoch 3/50", 0.41, "loss 0.0312", "  0:12 left", 100));
  }

  @Test
  void render_ends_areEmptyAndFull() {
    assertEquals("a [>         ]   0 %", ProgressLine.render("a", 0, "", "", 20));
    assertEquals("a [==========] 100 %", ProgressLine.render("a", 1, "", "", 20));
  }

  @Test
  void render_almostDone_doesNotSayAllIsDone() {
    assertEquals("a [==========]  99 %", ProgressLine.render("a", 0.999, "", "", 20));
  }

  @Test
  void render_narrow_dropsTheBarAndThenTheEnd() {
    assertEquals("epoch 3/50 41 %  loss", ProgressLine.render("epoch 3/50", 0.41, "loss", "", 26));
    assertEquals("epoch 3/50 41", ProgressLine.render("epoch 3/50", 0.41, "loss", "", 13));
  }

  @Test
  void render_anyWidth_fits() {
    IntStream.range(1, 120)
        .forEach(columns -> {
          String line =
              ProgressLine.render("epoch 3/50", 0.41, "loss 0.03", "  0:12 left", columns);
          assertTrue(line.length() <= columns, () -> columns + ": " + line);
        });
  }

  @Test
  void liveLine_otherLines_arePrintedAboveIt() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PrintStream stream = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    LiveLine line = new LiveLine(stream, 80);
    line.above(() -> stream.print("first\n"));
    line.accept("10 %");
    line.above(() -> stream.print("second\n"));
    line.close();
    line.accept("20 %");
    assertEquals(
        "first\n\r\u001b[K10 %\r\u001b[Ksecond\n10 %\r\u001b[K",
        bytes.toString(StandardCharsets.UTF_8));
    assertEquals(79, line.getMaxRenderedLength());
  }
}
