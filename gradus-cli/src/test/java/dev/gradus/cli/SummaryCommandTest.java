package dev.gradus.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gradus.cli.Session.Outcome;
import dev.gradus.history.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SummaryCommandTest {

  private static final String TWINS =
      """
      data: mnist
      model:
        inputs: {left: [4], right: [4]}
        layers:
          - {name: code, layer: {dense: 3}, from: left}
          - {name: near, layer: {dense: 2}}
          - {name: code, from: right}
          - {name: far, layer: {dense: 1}}
        outputs: [near, far]
      freeze: [code]
      loss: mean-squared-error
      optimizer: sgd
      """;

  @TempDir Path folder;

  @Test
  void summary_severalInputsAndOutputs_saysWhatEachLayerReads() {
    Session session = new Session(folder);
    Outcome outcome = session.run("summary", session.write("twins.yaml", TWINS));
    assertEquals(0, outcome.status(), outcome.err());
    assertEquals(
        """
        layer   kind   output shape  parameters  connected to
        ------  -----  ------------  ----------  ------------
        left    input  [N, 4]
        right   input  [N, 4]
        code    dense  [N, 3]                15  left
        near    dense  [N, 2]                 8  code
        code:2  dense  [N, 3]            shared  right
        far     dense  [N, 1]                 4  code:2
        ------  -----  ------------  ----------  ------------
        total 27 parameters: 12 trainable, 15 non-trainable
        """,
        outcome.out());
    Map<String, Object> json =
        Json.readMap(
            session.run("summary", folder.resolve("twins.yaml"), "--json").out(), "output");
    assertEquals(Map.of("left", List.of(4), "right", List.of(4)), json.get("inputs"));
    assertEquals(List.of("near", "far"), json.get("outputs"));
  }

  @Test
  void summary_withFiles_drawsTheNetwork() throws IOException {
    Session session = new Session(folder);
    Path svg = folder.resolve("network.svg");
    Path png = folder.resolve("network.png");
    Outcome outcome =
        session.run("summary", session.write("twins.yaml", TWINS), "--svg", svg, "--png", png);
    assertEquals(0, outcome.status(), outcome.err());
    assertTrue(Files.readString(svg).contains(">code:2</text>"));
    assertArrayEquals(
        new byte[] {(byte) 0x89, 'P', 'N', 'G'}, Arrays.copyOf(Files.readAllBytes(png), 4));
  }

  @Test
  void train_severalInputs_isRefusedInWords() {
    Session session = new Session(folder);
    Outcome outcome =
        session.run("train", session.write("twins.yaml", TWINS), "--out", folder.resolve("run"));
    assertEquals(2, outcome.status());
    assertTrue(
        outcome
            .err()
            .contains(
                "model: has the inputs left, right and the outputs near, far, but a spec's data have features for one input and a target for one output. Train it in Java, with a JoinedDataset."),
        outcome.err());
  }
}
