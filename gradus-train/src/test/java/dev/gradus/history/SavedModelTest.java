package dev.gradus.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gradus.activation.Softmax;
import dev.gradus.core.ConfigException;
import dev.gradus.core.DataException;
import dev.gradus.core.GradusException;
import dev.gradus.core.Shape;
import dev.gradus.data.ClassTarget;
import dev.gradus.data.FittedScaler;
import dev.gradus.data.SampleSteps;
import dev.gradus.data.Target;
import dev.gradus.data.TargetScaling;
import dev.gradus.data.ValueTarget;
import dev.gradus.data.Whitening;
import dev.gradus.data.scale.ImageNetPreprocessing;
import dev.gradus.layer.BatchNormalization;
import dev.gradus.layer.Dense;
import dev.gradus.layer.Input;
import dev.gradus.layer.Layer;
import dev.gradus.layer.LayerContext;
import dev.gradus.loss.CategoricalCrossentropy;
import dev.gradus.loss.Loss;
import dev.gradus.loss.MeanSquaredError;
import dev.gradus.loss.WeightedLoss;
import dev.gradus.model.ByName;
import dev.gradus.model.Functional;
import dev.gradus.model.Sequential;
import dev.gradus.model.SymbolicTensor;
import dev.gradus.op.Value;
import dev.gradus.spec.Kind;
import dev.gradus.spec.Kinds;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

  /// Two inputs through one frozen layer, and two outputs: what version 1 of the format cannot
  /// hold.
  private static SavedModel graph() {
    SymbolicTensor left = SymbolicTensor.input("left", 2);
    SymbolicTensor right = SymbolicTensor.input("right", 2);
    Functional model =
        Functional.of(
            List.of(left, right),
            List.of(
                left.then("code", Dense.of(2)).then("near", Dense.of(2)),
                right.then("code", Dense.of(2)).then("far", Dense.of(1))));
    SequencedMap<String, Tensor> weights = new LinkedHashMap<>();
    weights.put("code/kernel", Tensor.of(Shape.of(2, 2), 0.1f, -2, 3e-30f, 4));
    weights.put("code/bias", Tensor.of(Shape.of(2), 0, 1));
    weights.put("near/kernel", Tensor.of(Shape.of(2, 2), 1, 2, 3, 4));
    weights.put("near/bias", Tensor.of(Shape.of(2), 5, 6));
    weights.put("far/kernel", Tensor.of(Shape.of(2, 1), 7, 8));
    weights.put("far/bias", Tensor.of(Shape.of(1), 9));
    return new SavedModel(
        model.freeze("code"),
        ByName.<WeightedLoss>none()
            .and("near", WeightedLoss.of(CategoricalCrossentropy.defaults()))
            .and("far", new WeightedLoss(new MeanSquaredError(), 0.1)),
        ByName.<FittedScaler>none().and("right", FittedScaler.whole(1, 2)),
        ByName.<Target>none()
            .and("near", ClassTarget.named(List.of("yes", "no")))
            .and("far", ValueTarget.single()),
        weights);
  }

  /// A chain whose values are scaled: what versions 1 and 2 cannot hold.
  private static SavedModel scaled() {
    SequencedMap<String, Tensor> weights = new LinkedHashMap<>();
    weights.put("dense/kernel", Tensor.of(Shape.of(2, 1), 0.1f, -2));
    weights.put("dense/bias", Tensor.of(Shape.of(1), 1));
    return new SavedModel(
        Sequential.of(Input.of(2), Dense.of(1)),
        new MeanSquaredError(),
        FittedScaler.whole(1, 2),
        new ValueTarget(Shape.of(1), new TargetScaling(900, 1.0 / 3)),
        weights);
  }

  @Test
  void load_whatWasSaved_isEqual() {
    for (SavedModel saved : List.of(classifier(), graph(), scaled())) {
      saved.save(folder, KINDS);
      assertEquals(saved, SavedModel.load(folder, KINDS));
    }
  }

  /// A scaler that is more than offset and factor: what version 2 cannot hold.
  private static SavedModel whitened() {
    SavedModel plain = classifier();
    FittedScaler scaler =
        new FittedScaler(
            new SampleSteps(Optional.of(ImageNetPreprocessing.defaults()), 1.0 / 3, true, true),
            List.of(0.1),
            List.of(2.5),
            Optional.of(Whitening.of(2, 1, 0.1f, 0.1f, 3e-30f)));
    return new SavedModel(plain.model(), plain.loss(), scaler, plain.target(), plain.weights());
  }

  @Test
  void load_whitenedModel_isEqualAndKeepsItsMatrixBesideTheWeights() throws IOException {
    whitened().save(folder, KINDS);
    assertEquals(whitened(), SavedModel.load(folder, KINDS));
    String json = Files.readString(folder.resolve("model.json"));
    assertTrue(json.contains("\"version\" : 3,"), json);
    assertTrue(json.contains("\".scaler/input/whitening\""), json);
    assertTrue(json.contains("\"parameters\" : 6,"), json);
  }

  @Test
  void load_sealedButHostileScaler_isRefused() throws IOException {
    whitened().save(folder, KINDS);
    assertHostileRefused(
        "scalers",
        Map.of(
            "input", Map.of("offset", List.of(1), "factor", List.of(1), "whitening", "dense/bias")),
        "the scaler's whitening should be the matrix \"dense/bias\" beside the weights, found Tensor[2]. The files are of two models; take both from a copy.");
    assertHostileRefused(
        "scalers",
        Map.of("input", Map.of("offset", List.of(1), "factor", List.of(1), "whitening", "no")),
        "the scaler's whitening should be the matrix \"no\" beside the weights, found none. The files are of two models; take both from a copy.");
    assertHostileRefused(
        "scalers",
        Map.of("input", Map.of("offset", List.of(), "factor", List.of())),
        "FittedScaler: 0 offsets with 0 factors. Give one of each, or one of each for every feature.");
    assertHostileRefused(
        "scalers",
        Map.of(
            "input",
            Map.of(
                "offset",
                List.of(1),
                "factor",
                List.of(1),
                "sample",
                Map.of("rescale", 0, "center", true, "stdNormalization", false))),
        "SampleSteps: rescale must be finite and not 0, got 0.0.");
    assertHostileRefused(
        "scalers",
        Map.of(
            "input",
            Map.of("offset", List.of(1), "factor", List.of(1), "sample", Map.of("rescale", 1))),
        "\"center\" must be there. The file is damaged; take it from a copy.");
  }

  @Test
  void save_chain_isStillVersionOne() throws IOException {
    classifier().save(folder, KINDS);
    assertTrue(Files.readString(folder.resolve("model.json")).contains("\"version\" : 1,"));
    graph().save(folder, KINDS);
    assertTrue(Files.readString(folder.resolve("model.json")).contains("\"version\" : 2,"));
    scaled().save(folder, KINDS);
    assertTrue(Files.readString(folder.resolve("model.json")).contains("\"version\" : 3,"));
  }

  @Test
  void load_sealedButHostileGraph_isRefused() throws IOException {
    graph().save(folder, KINDS);
    assertHostileRefused(
        "model",
        7,
        "model must be a list of layers, or a map with inputs, layers and outputs, got 7.");
    assertHostileRefused(
        "freeze",
        List.of("cod"),
        "freeze: no layer is named \"cod\". Layers are: code, near, far.");
    assertHostileRefused(
        "losses",
        Map.of("near", Map.of("weight", 1)),
        "\"loss\" must be there. The file is damaged; take it from a copy.");
    assertHostileRefused(
        "targets",
        Map.of("near", Map.of("values", List.of(2))),
        "SavedModel: the model has the outputs [near, far], got losses for [near, far] and targets for [near]. Give one of each for every output.");
    assertHostileRefused(
        "scalers",
        Map.of("middle", Map.of("offset", List.of(0), "factor", List.of(1))),
        "model: has no input \"middle\", for which there is a scaler. Its inputs are: left, right.");
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
    for (SavedModel saved : List.of(classifier(), graph())) {
      saved.save(folder, KINDS);
      assertTruncationsRefused();
    }
  }

  private void assertTruncationsRefused() throws IOException {
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
    for (SavedModel saved : List.of(classifier(), graph())) {
      saved.save(folder, KINDS);
      assertFlipsRefused();
    }
  }

  private void assertFlipsRefused() throws IOException {
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
  void load_damagedFiles_saysWhereAndWhat() throws IOException {
    classifier().save(folder, KINDS);
    Path model = folder.resolve(SavedModel.MODEL_FILE);
    Path weights = folder.resolve(SavedModel.WEIGHTS_FILE);
    byte[] description = Files.readAllBytes(model);
    byte[] values = Files.readAllBytes(weights);
    int sealed =
        new String(description, StandardCharsets.ISO_8859_1).indexOf(",\n  \"sha256\" : \"");

    Files.write(model, Arrays.copyOf(description, 100));
    assertRefused(
        model
            + ": byte 16 should begin the line with the file's own SHA-256, but does not. The file"
            + " is cut short or damaged; take it from a copy.");
    byte[] changed = description.clone();
    changed[20]++;
    Files.write(model, changed);
    assertRefused(
        "%s: bytes 0 to %d have SHA-256 %s, the file says %s. The file is damaged; take it from a copy."
            .formatted(
                model,
                sealed - 1,
                Hashes.sha256(Arrays.copyOf(changed, sealed)),
                Hashes.sha256(Arrays.copyOf(description, sealed))));
    Files.write(model, description);

    Files.write(weights, Arrays.copyOf(values, values.length - 1));
    assertRefused(
        "%s: has %d bytes, its model.json says %d. The file is cut short or of another model; take both from a copy."
            .formatted(weights, values.length - 1, values.length));
    byte[] other = values.clone();
    other[values.length - 1]++;
    Files.write(weights, other);
    assertRefused(
        "%s: bytes 0 to %d have SHA-256 %s, its model.json says %s. The file is damaged or of another model; take both from a copy."
            .formatted(weights, values.length - 1, Hashes.sha256(other), Hashes.sha256(values)));
  }

  /// Files whose seal is right but whose content is not what this version writes.
  @Test
  void load_sealedButHostileDescription_isRefused() throws IOException {
    classifier().save(folder, KINDS);
    assertHostileRefused(
        "format", "pickle", "format is pickle, expected gradus-model. This is no model file.");
    assertHostileRefused(
        "version",
        4,
        "version is 4, this Gradus reads 1 to 3. Read it with the Gradus that wrote it.");
    assertHostileRefused(
        "inputShape",
        List.of(3),
        "inputShape is [3], but the layers begin with [2]. The file is damaged; take it from a"
            + " copy.");
    assertHostileRefused(
        "scaler",
        Map.of("offset", List.of("zero"), "factor", List.of(1)),
        "\"zero\" is no number.");
    assertHostileRefused(
        "target",
        Map.of("classes", 1L << 40, "names", List.of()),
        "\"classes\" must be a whole number below 2^31. The file is damaged; take it from a copy.");
    assertHostileRefused(
        "target",
        Map.of("values", List.of(1), "offset", 0, "factor", 0),
        "TargetScaling: offset and factor must be finite and the factor not 0, got 0.0 and 0.0.");
    assertHostileRefused(
        "weights", 7, "\"weights\" must be an object. The file is damaged; take it from a copy.");
    assertHostileRefused(
        "loss",
        Map.of("dev.gradus.loss.MeanSquaredError", Map.of()),
        "loss has no kind \"dev.gradus.loss.MeanSquaredError\". Known kinds: %s."
            .formatted(String.join(", ", KINDS.names(Loss.class))));
  }

  @Test
  void load_tensorsThatDifferFromTheDescription_areRefused() throws IOException {
    classifier().save(folder, KINDS);
    Path model = folder.resolve(SavedModel.MODEL_FILE);
    Map<String, Object> content = SealedJson.read(Files.readAllBytes(model), "model.json");
    Map<String, Object> weights = Json.textKeys((Map<?, ?>) content.get("weights"));
    weights.put("tensors", Map.of());
    content.put("weights", weights);
    Files.writeString(model, SealedJson.write(content));
    assertRefused(
        "%s: holds the tensors {dense/kernel={shape=[2, 2], crc32c=%s}, dense/bias={shape=[2], crc32c=%s}}, its model.json says {}. The files are of two models; take both from a copy."
            .formatted(
                folder.resolve(SavedModel.WEIGHTS_FILE),
                Hashes.crc32c(classifier().weights().get("dense/kernel")),
                Hashes.crc32c(classifier().weights().get("dense/bias"))));
  }

  /// RFC 3720, appendix B.4: 32 bytes of zero give the bytes aa 36 91 8a, least significant first.
  @Test
  void crc32c_zeros_isTheValueOfTheStandard() {
    assertEquals("8a9136aa", Hashes.crc32c(Tensor.of(Shape.of(8), new float[8])));
  }

  private void assertHostileRefused(String key, Object value, String reason) throws IOException {
    Path model = folder.resolve(SavedModel.MODEL_FILE);
    byte[] before = Files.readAllBytes(model);
    Map<String, Object> content = SealedJson.read(before, "model.json");
    content.put(key, value);
    Files.writeString(model, SealedJson.write(content));
    assertRefused(model + ": " + reason);
    Files.write(model, before);
  }

  private void assertRefused(String message) {
    GradusException refusal =
        assertThrows(GradusException.class, () -> SavedModel.load(folder, KINDS));
    assertEquals(message, refusal.getMessage());
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
            + ": layers.1 has no kind \"same\". Known kinds: "
            + String.join(", ", KINDS.names(Layer.class))
            + ".",
        refusal.getMessage());
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
        "SavedModel: the layers have the weights {dense/kernel=[1, 1], dense/bias=[1]}, got"
            + " {dense/kernel=[1, 2]}. Save all weights and states of the network, and no optimizer"
            + " state.",
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
