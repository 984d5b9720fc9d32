package dev.gradus.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gradus.cli.Terminal.Screen;
import dev.gradus.core.ConfigException;
import dev.gradus.core.DataException;
import dev.gradus.core.NumericException;
import dev.gradus.core.ShapeException;
import dev.gradus.model.ClassOutputs;
import dev.gradus.model.ClassOutputs.Meaning;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What commands say to programs and shells.
class WordsTest {

  @Test
  void command_isQuotedWhereAShellNeedsIt() {
    assertEquals(
        "./gradus compare a.yaml --vary 'optimizer={adam: {}}' 'it'\\''s' ''",
        CommandWords.of(
            List.of("compare", "a.yaml", "--vary", "optimizer={adam: {}}", "it's", "")));
  }

  @Test
  void status_tellsWrongRequestsFromFailedWork() {
    assertEquals(2, ExitStatus.of(new ConfigException("x")));
    assertEquals(2, ExitStatus.of(new ShapeException("x")));
    assertEquals(2, ExitStatus.of(new DataException("x")));
    assertEquals(2, ExitStatus.of(new DataException("x", new NoSuchFileException("f"))));
    assertEquals(1, ExitStatus.of(new DataException("x", new AccessDeniedException("f"))));
    assertEquals(1, ExitStatus.of(new DataException("x", new IOException("disk full"))));
    assertEquals(1, ExitStatus.of(new NumericException("x")));
  }

  @Test
  void json_numbersThatDoNotExist_areNull() {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("a", Double.NaN);
    fields.put("b", Arrays.asList(1.5, Double.NEGATIVE_INFINITY, null));
    fields.put("c", Map.of("d", Float.POSITIVE_INFINITY));
    fields.put("e", "NaN");
    assertEquals(
        "{\"a\":null,\"b\":[1.5,null,null],\"c\":{\"d\":null},\"e\":\"NaN\"}",
        JsonText.line(fields));
  }

  @Test
  void probabilities_ofLogits_areTheirSoftmax() {
    // e^0 / (e^0 + e^ln 3) = 1/4, also where e^x itself would overflow
    ClassPredictions predictions =
        new ClassPredictions(List.of("no", "yes"), new ClassOutputs(Meaning.LOGITS, 0));
    Map<String, Object> fields = new HashMap<>();
    float shift = 1000;
    predictions.putInto(fields, new float[][] {{shift, shift + (float) Math.log(3)}});
    Map<?, ?> first = (Map<?, ?>) ((List<?>) fields.get("predictions")).getFirst();
    assertEquals("yes", first.get("class"));
    float[] found = floats((List<?>) first.get("probabilities"));
    // float32 near 1000 has steps of 6e-5, so the logit's error is at most half of that
    assertArrayEquals(new float[] {0.25f, 0.75f}, found, 1e-5f);
    assertEquals(
        List.of("row  class  probability", "1    no         75.00 %"),
        new ClassPredictions(List.of("no", "yes"), new ClassOutputs(Meaning.PROBABILITIES, 0.5))
            .table(new float[][] {{0.75f, 0.25f}}));
  }

  @Test
  void screen_isAskedForOnlyOnATerminal() {
    assertEquals(Screen.NONE, ScreenProbe.probe(1, Map.of("TERM", "dumb")));
    // A descriptor that is not open belongs to no terminal.
    assertEquals(Screen.NONE, ScreenProbe.probe(1000, Map.of()));
    assertTrue(new Screen(80, false).isThere());
  }

  private static float[] floats(List<?> values) {
    float[] floats = new float[values.size()];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = ((Number) values.get(i)).floatValue();
    }
    return floats;
  }
}
