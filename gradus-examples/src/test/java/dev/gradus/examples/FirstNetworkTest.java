package dev.gradus.examples;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gradus.data.Split;
import dev.gradus.data.read.Mnist;
import dev.gradus.metric.Accuracy;
import dev.gradus.train.CompiledModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FirstNetworkTest {

  /// A tenth of the digits, to be quick: with all of them it is above 0.97 after five epochs.
  /// Chance is 0.1.
  @Test
  void run_partOfMnist_learnsSavesAndDraws(@TempDir Path folder) throws IOException {
    Split mnist = Mnist.load();
    Split part = Split.of(mnist.train().take(6_000), mnist.test().take(1_000));
    double accuracy = FirstNetwork.run(part, 2, folder).last("validationAccuracy");
    assertTrue(accuracy > 0.8, () -> "accuracy " + accuracy);

    try (CompiledModel loaded = CompiledModel.load(folder.resolve("model"), new Accuracy())) {
      assertEquals(accuracy, loaded.evaluate(part.test()).get("accuracy"));
    }
    byte[] png = Files.readAllBytes(folder.resolve("accuracy.png"));
    assertArrayEquals(new byte[] {(byte) 0x89, 'P', 'N', 'G'}, Arrays.copyOf(png, 4));
  }
}
