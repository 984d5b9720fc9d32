package dev.gradus.history;

import dev.gradus.core.DataException;
import dev.gradus.core.RandomStream;
import dev.gradus.core.Shape;
import dev.gradus.core.WholeFile;
import dev.gradus.data.FittedScaler;
import dev.gradus.data.Target;
import dev.gradus.layer.Weight;
import dev.gradus.loss.Loss;
import dev.gradus.loss.WeightedLoss;
import dev.gradus.model.ByName;
import dev.gradus.model.Model;
import dev.gradus.spec.Kinds;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;

/// A trained network as data: everything that prediction and evaluation need, in two files.
///
/// `model.json` holds the format version, the input shape, the layers and the loss as words of
/// [Kinds], the scaler's numbers, the target, the version of the random streams, and for the
/// weights their names, shapes and checksums. `weights.safetensors` holds the weights, and where a
/// scaler whitens its matrix. Neither names a class, another file or an address; unknown words are
/// errors. Every changed or missing byte in either file is found before anything in it is used.
/// Files are written whole or not at all, the weights first.
///
/// @param model the layers; a chain begins with `input`
/// @param losses that it was trained with, by output
/// @param scalers fitted on the training data, applied to features before the first layer, by input
/// @param targets what it predicts, with the classes' names, by output
/// @param weights all weights and layer states by name, for example `dense/kernel`
public record SavedModel(
    Model model,
    ByName<WeightedLoss> losses,
    ByName<FittedScaler> scalers,
    ByName<Target> targets,
    SequencedMap<String, Tensor> weights) {

  /// Name of the description within the model's folder.
  public static final String MODEL_FILE = "model.json";

  /// Name of the weights within the model's folder.
  public static final String WEIGHTS_FILE = "weights.safetensors";

  /// Copies the weights and compares them with the layers.
  ///
  /// @throws DataException if a weight is missing, unknown or of another shape
  public SavedModel {
    losses = losses.over(model.outputs(), "output", "loss");
    targets = targets.over(model.outputs(), "output", "target");
    scalers =
        scalers
            .over(model.inputNames(), "input", "scaler")
            .orElse(FittedScaler.identity(), model.inputNames());
    if (losses.entries().size() != model.outputs().size()
        || targets.entries().size() != model.outputs().size()) {
      throw new DataException(
          "SavedModel: the model has the outputs %s, got losses for %s and targets for %s. Give one of each for every output."
              .formatted(model.outputs(), losses.entries().keySet(), targets.entries().keySet()));
    }
    weights = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(weights));
    SequencedMap<String, Shape> expected = new LinkedHashMap<>();
    for (Weight weight : model.build(1, false).weights()) {
      expected.put(weight.variable().name(), weight.variable().shape());
    }
    SequencedMap<String, Shape> given = new LinkedHashMap<>();
    weights.forEach((name, tensor) -> given.put(name, tensor.shape()));
    if (!expected.equals(given)) {
      throw new DataException(
          "SavedModel: the layers have the weights %s, got %s. Save all weights and states of the network, and no optimizer state."
              .formatted(expected, given));
    }
  }

  /// A network with one input and one output.
  ///
  /// @param model the layers; a chain begins with `input`
  /// @param loss that it was trained with
  /// @param scaler fitted on the training data, applied to features before the first layer
  /// @param target what it predicts, with the classes' names
  /// @param weights all weights and layer states by name, for example `dense/kernel`
  /// @throws DataException if a weight is missing, unknown or of another shape
  public SavedModel(
      Model model,
      Loss loss,
      FittedScaler scaler,
      Target target,
      SequencedMap<String, Tensor> weights) {
    this(
        model,
        ByName.only(WeightedLoss.of(loss)),
        ByName.only(scaler),
        ByName.only(target),
        weights);
  }

  /// @return that the only output was trained with
  /// @throws dev.gradus.core.ConfigException if there are several outputs
  public Loss loss() {
    return losses.only().loss();
  }

  /// @return applied to the features of the only input
  /// @throws dev.gradus.core.ConfigException if there are several inputs
  public FittedScaler scaler() {
    return scalers.only();
  }

  /// @return what the only output predicts
  /// @throws dev.gradus.core.ConfigException if there are several outputs
  public Target target() {
    return targets.only();
  }

  /// The weights, and what else of the model is too long for its description.
  SequencedMap<String, Tensor> tensors() {
    SequencedMap<String, Tensor> tensors = new LinkedHashMap<>(weights);
    scalers
        .entries()
        .forEach((input, scaler) ->
            scaler
                .whitening()
                .ifPresent(whitening ->
                    tensors.put(ScalerJson.tensorName(input), ScalerJson.tensor(whitening))));
    return tensors;
  }

  /// @param folder made if it is not there
  /// @param kinds the words for layers and loss
  /// @throws DataException if a file cannot be written
  /// @throws dev.gradus.core.ConfigException for a layer or loss without a word
  public void save(Path folder, Kinds kinds) {
    Path weightsFile = folder.resolve(WEIGHTS_FILE);
    try {
      Files.createDirectories(folder);
      WholeFile.write(weightsFile, out -> SafeTensors.write(tensors(), out));
      Map<String, Object> description =
          ModelDescription.of(this, Files.size(weightsFile), Hashes.sha256(weightsFile), kinds);
      WholeFile.write(folder.resolve(MODEL_FILE), SealedJson.write(description));
    } catch (IOException e) {
      throw new DataException(
          "%s: the model cannot be saved: %s. Check that the folder may be written to."
              .formatted(folder, e),
          e);
    }
  }

  /// @param folder with the two files
  /// @param kinds the words for layers and loss
  /// @return the model as it was saved
  /// @throws DataException if a file is missing, cut short, damaged or of another version
  /// @throws dev.gradus.core.ConfigException for an unknown word
  public static SavedModel load(Path folder, Kinds kinds) {
    String source = folder.resolve(MODEL_FILE).toString();
    try {
      ModelDescription description =
          ModelDescription.read(
              SealedJson.read(
                  BoundedRead.bytes(folder.resolve(MODEL_FILE), SafeTensors.MAXIMUM_HEADER),
                  source),
              source);
      return description.restore(weights(folder.resolve(WEIGHTS_FILE), description), kinds);
    } catch (IOException e) {
      throw new DataException(
          "%s: the model cannot be read: %s. Check the path.".formatted(folder, e), e);
    }
  }

  private static SequencedMap<String, Tensor> weights(Path file, ModelDescription description)
      throws IOException {
    long size = Files.size(file);
    if (size != description.weightBytes()) {
      throw new DataException(
          "%s: has %d bytes, its %s says %d. The file is cut short or of another model; take both from a copy."
              .formatted(file, size, MODEL_FILE, description.weightBytes()));
    }
    String hash = Hashes.sha256(file);
    if (!hash.equals(description.weightHash())) {
      throw new DataException(
          "%s: bytes 0 to %d have SHA-256 %s, its %s says %s. The file is damaged or of another model; take both from a copy."
              .formatted(file, size - 1, hash, MODEL_FILE, description.weightHash()));
    }
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
      SequencedMap<String, Tensor> weights = SafeTensors.read(in, size, file.toString());
      description.requireSums(weights, file.toString());
      return weights;
    }
  }

  /// @return version of the random streams that drew the first weights
  static int randomVersion() {
    return RandomStream.VERSION;
  }
}
