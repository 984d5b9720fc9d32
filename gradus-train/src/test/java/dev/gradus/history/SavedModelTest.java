package dev.gradus.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.gradus.activation.Softmax;
import dev.gradus.core.ConfigException;
import dev.gradus.core.DataException;
import dev.gradus.core.Shape;
import dev.gradus.data.ClassTarget;
import dev.gradus.data.FittedScaler;
import dev.gradus.data.ValueTarget;
import dev.gradus.layer.BatchNormalization;
import dev.gradus.layer.Dense;
import dev.gradus.layer.Input;
import dev.gradus.layer.Layer;
import dev.gradus.layer.LayerContext;
import dev.gradus.loss.CategoricalCrossentropy;
import dev.gradus.loss.MeanSquaredError;
import dev.gradus.model.Sequential;
import dev.gradus.op.Value;
import dev.gradus.spec.Kind;
import dev.gradus.spec.Kinds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SavedModelTest {

  private static final Kinds KINDS = Kinds.standard();

  @TempDir Path folder;

  /// A layer without a word among the standard kinds.
  public record Same() implements Layer {
    @Override
    public String kind() {
      return "same";
    }

    @Override
    public Value build(LayerContext context, Value input) {
      return input;
    }
  }

  private static SavedModel classifier() {
    SequencedMap<String, Tensor> weights = new LinkedHashMap<>();
    weights.put("dense/kernel", Tensor.of(Shape.of(2, 2), 0.1f, -2, 3e-30f, 4));
    weights.put("dense/bias", Tensor.of(Shape.of(2), 0, 1));
    return new SavedModel(
        Sequential.of(Input.of(2), Dense.of(2).withActivation(new Softmax())),
        CategoricalCrossentropy.defaults(),
        new FittedScaler(List.of(0.1, 1.0 / 3), List.of(2.5, 1e-7)),
        ClassTarget.named(List.of("cat", "dög")),
        weights);
  }

  @Test
  void load_whatWasSaved_isEqual() {
    classifier().save(folder, KINDS);
    assertEquals(classifier(), SavedModel.load(folder, KINDS));
  }

  @Test
  void load_regressionWithLayerStates_isEqual() {
    SequencedMap<String, Tensor> weights = new LinkedHashMap<>();
    for (String name : List.of("gamma", "beta", "moving_mean", "moving_variance")) {
      weights.put("batch_normalization/" + name, Tensor.of(Shape.of(1), name.length()));
    }
    SavedModel saved =
        new SavedModel(
            Sequential.of(Input.of(1), BatchNormalization.defaults()),
            new MeanSquaredError(),
            FittedScaler.identity(),
            ValueTarget.single(),
            weights);
    saved.save(folder, KINDS);
    assertEquals(saved, SavedModel.load(folder, KINDS));
  }

  @Test
  void save_twice_givesTheSameBytes() throws IOException {
    classifier().save(folder, KINDS);
    byte[] first = Files.readAllBytes(folder.resolve(SavedModel.MODEL_FILE));
    classifier().save(folder, KINDS);
    assertEquals(-1, Arrays.mismatch(first, Files.readAllBytes(folder.resolve("model.json"))));
  }

  @Test
  void load_everyTruncationOfEitherFile_isRefused() throws IOException {
    classifier().save(folder, KINDS);
    for (String name : List.of(SavedModel.MODEL_FILE, SavedModel.WEIGHTS_FILE)) {
      byte[] whole = Files.readAllBytes(folder.resolve(name));
      for (int length = 0; length < whole.length; length++) {
        assertRefusedWith(name, Arrays.copyOf(whole, length), "cut to " + length);
      }
      Files.write(folder.resolve(name), whole);
    }
  }

  @Test
  void load_everyFlippedByteOfEitherFile_isRefused() throws IOException {
    classifier().save(folder, KINDS);
    for (String name : List.of(SavedModel.MODEL_FILE, SavedModel.WEIGHTS_FILE)) {
      byte[] whole = Files.readAllBytes(folder.resolve(name));
      for (int i = 0; i < whole.length; i++) {
        for (int flip : new int[] {1, 0xFF}) {
          byte[] flipped = whole.clone();
          flipped[i] ^= (byte) flip;
          assertRefusedWith(name, flipped, "byte " + i + " flipped by " + flip);
        }
      }
      Files.write(folder.resolve(name), whole);
    }
  }

  @Test
  void load_filesOfTwoModels_areRefused() throws IOException {
    classifier().save(folder.resolve("one"), KINDS);
    SequencedMap<String, Tensor> other = new LinkedHashMap<>(classifier().weights());
    other.put("dense/bias", Tensor.of(Shape.of(2), 7, 7));
    new SavedModel(
            classifier().model(),
            classifier().loss(),
            classifier().scaler(),
            classifier().target(),
            other)
        .save(folder.resolve("two"), KINDS);
    Files.copy(
        folder.resolve("two/weights.safetensors"),
        folder.resolve("one/weights.safetensors"),
        java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    assertThrows(DataException.class, () -> SavedModel.load(folder.resolve("one"), KINDS));
  }

  @Test
  void load_layerWithoutAWord_isRefusedUntilItIsRegistered() {
    SavedModel saved =
        new SavedModel(
            Sequential.of(Input.of(1), new Same()),
            new MeanSquaredError(),
            FittedScaler.identity(),
            ValueTarget.single(),
            new LinkedHashMap<>());
    Kinds more = KINDS.with(Layer.class, Kind.of("same", new Same()));
    saved.save(folder, more);
    assertEquals(saved, SavedModel.load(folder, more));
    ConfigException refusal =
        assertThrows(ConfigException.class, () -> SavedModel.load(folder, KINDS));
    assertEquals(
        folder.resolve("model.json")
            + ": 1 has no kind \"same\". Known kinds: activation, batch-normalization, dense, dropout, flatten, input.",
        refusal.getMessage().replace(": the spec.1", ": 1"));
  }

  @Test
  void constructor_weightsOfAnotherNetwork_areRefused() {
    SequencedMap<String, Tensor> weights = new LinkedHashMap<>();
    weights.put("dense/kernel", Tensor.of(Shape.of(1, 2), 1, 2));
    DataException refusal =
        assertThrows(
            DataException.class,
            () ->
                new SavedModel(
                    Sequential.of(Input.of(1), Dense.of(1)),
                    new MeanSquaredError(),
                    FittedScaler.identity(),
                    ValueTarget.single(),
                    weights));
    assertEquals(
        "SavedModel: the layers have the weights {dense/kernel=[1, 1], dense/bias=[1]}, got {dense/kernel=[1, 2]}. Save all weights and states of the network, and no optimizer state.",
        refusal.getMessage());
  }

  @Test
  void load_missingFolder_isRefused() {
    assertThrows(DataException.class, () -> SavedModel.load(folder.resolve("no"), KINDS));
  }

  @Test
  void save_modelFile_namesNoClass() throws IOException {
    classifier().save(folder, KINDS);
    assertFalse(Files.readString(folder.resolve("model.json")).contains("dev.gradus"));
  }

  private void assertRefusedWith(String name, byte[] content, String what) throws IOException {
    Files.write(folder.resolve(name), content);
    assertThrows(DataException.class, () -> SavedModel.load(folder, KINDS), name + " " + what);
  }
}
