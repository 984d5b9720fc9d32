package dev.gradus.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.gradus.core.DataException;
import dev.gradus.core.Shape;
import dev.gradus.data.Dataset;
import dev.gradus.data.InMemoryDataset;
import dev.gradus.data.ValueTarget;
import dev.gradus.layer.Dense;
import dev.gradus.layer.Embedding;
import dev.gradus.layer.Flatten;
import dev.gradus.layer.Input;
import dev.gradus.loss.MeanSquaredError;
import dev.gradus.model.Sequential;
import dev.gradus.optimizer.Sgd;
import org.junit.jupiter.api.Test;

class EmbeddingDataTest {

  private static Dataset words(float... numbers) {
    return InMemoryDataset.ofFloats(
        "words", Shape.of(3), numbers, ValueTarget.single(), new float[numbers.length / 3]);
  }

  private static CompiledModel compile() {
    Sequential model = Sequential.of(Input.of(3), Embedding.of(5, 2), new Flatten(), Dense.of(1));
    return CompiledModelTest.compile(Trainer.of(model, new Sgd(0.1), new MeanSquaredError()));
  }

  @Test
  void fit_wordsOfTheVocabulary_learns() {
    try (CompiledModel net = compile()) {
      assertEquals(1, net.fit(words(0, 1, 2, 4, 4, 3), Fit.epochs(1)).epochs());
    }
  }

  @Test
  void predict_wordBeyondTheVocabulary_isRefusedWithItsSample() {
    try (CompiledModel net = compile()) {
      DataException refusal =
          assertThrows(DataException.class, () -> net.predict(words(0, 1, 2, 4, 5, 3)));
      assertEquals(
          "Gather: sample 1 of the batch has the index 5.0 in place 1, expected a whole number from"
              + " 0 to 4. Correct the data or enlarge the table.",
          refusal.getMessage());
      DataException part = assertThrows(DataException.class, () -> net.predict(words(0, 1.5f, 2)));
      assertEquals(
          "Gather: sample 0 of the batch has the index 1.5 in place 1, expected a whole number from"
              + " 0 to 4. Correct the data or enlarge the table.",
          part.getMessage());
    }
  }
}
