package dev.gradus.spec;

import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.gradus.core.ConfigException;
import dev.gradus.testkit.GoldenFiles;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// Every complaint about a spec or a patch, in one list to be read as a whole. A line of the input
/// is a patch of [#SPEC], or after `spec` a whole text in which `\n` and `\t` stand for themselves.
class SpecErrorsTest {

  private static final Kinds KINDS = Kinds.standard();

  private static final TrainSpec SPEC =
      TrainSpec.parse(
          """
          data: mnist
          model:
            - dense: {units: 1000, activation: relu}
            - dense: {units: 10, activation: softmax}
          loss: categorical-crossentropy
          optimizer: adam
          """,
          "spec.yaml",
          KINDS);

  @Test
  void complaints_areWordedAsReviewed() {
    GoldenFiles.of(SpecErrorsTest.class)
        .verifyPairs(lines ->
            lines
                .lines()
                .map(line -> line + "\n    " + complaint(line))
                .collect(Collectors.joining("\n")));
  }

  private static String complaint(String line) {
    return assertThrows(
            ConfigException.class,
            () -> {
              if (line.startsWith("spec")) {
                String text = line.substring(4).replace("\\n", "\n").replace("\\t", "\t");
                TrainSpec.parse(text.strip(), "spec.yaml", KINDS);
              } else {
                Patch.of(line).apply(SPEC, KINDS);
              }
            },
            line)
        .getMessage();
  }
}
