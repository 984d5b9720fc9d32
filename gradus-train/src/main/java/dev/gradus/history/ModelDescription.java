package dev.gradus.history;

import dev.gradus.core.DataException;
import dev.gradus.data.ClassTarget;
import dev.gradus.data.FittedScaler;
import dev.gradus.data.Target;
import dev.gradus.data.ValueTarget;
import dev.gradus.loss.Loss;
import dev.gradus.model.Sequential;
import dev.gradus.spec.Kinds;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;

/// The content of `model.json`. Its keys:
///
/// `format` (`gradus-model`), `version`, `inputShape`, `layers`, `loss`, `scaler` (`offset`,
/// `factor`), `target` (`classes` and `names`, or `values`), `randomVersion`, `parameters`,
/// `weights` (`bytes`, `sha256`, `tensors`: name to `shape` and `crc32c`).
///
/// @param content as read; its format and version fit
record ModelDescription(JsonMembers content) {

  private static final String FORMAT = "gradus-model";
  private static final int VERSION = 1;

  static Map<String, Object> of(SavedModel saved, long bytes, String hash, Kinds kinds) {
    Map<String, Object> content = new LinkedHashMap<>();
    content.put("format", FORMAT);
    content.put("version", VERSION);
    content.put("inputShape", saved.model().inputShape().dims());
    content.put(
        "layers", kinds.toPlain(Sequential.class, saved.model(), SavedModel.MODEL_FILE, "layers"));
    content.put("loss", kinds.toPlain(Loss.class, saved.loss(), SavedModel.MODEL_FILE, "loss"));
    content.put(
        "scaler", ordered("offset", saved.scaler().offset(), "factor", saved.scaler().factor()));
    content.put("target", targetMap(saved.target()));
    content.put("randomVersion", SavedModel.randomVersion());
    content.put(
        "parameters", saved.weights().values().stream().mapToLong(t -> t.shape().size()).sum());
    Map<String, Object> tensors = new LinkedHashMap<>();
    saved
        .weights()
        .forEach((name, tensor) ->
            tensors.put(
                name, ordered("shape", tensor.shape().dims(), "crc32c", Hashes.crc32c(tensor))));
    Map<String, Object> weights = ordered("bytes", bytes, "sha256", hash);
    weights.put("tensors", tensors);
    content.put("weights", weights);
    return content;
  }

  static ModelDescription read(Map<String, Object> content, String source) {
    if (!FORMAT.equals(content.get("format"))) {
      throw new DataException(
          "%s: format is %s, expected %s. This is no model file."
              .formatted(source, content.get("format"), FORMAT));
    }
    if (!Integer.valueOf(VERSION).equals(content.get("version"))) {
      throw new DataException(
          "%s: version is %s, this Gradus reads %d. Read it with the Gradus that wrote it."
              .formatted(source, content.get("version"), VERSION));
    }
    return new ModelDescription(new JsonMembers(content, source));
  }

  long weightBytes() {
    return content.object("weights").whole("bytes");
  }

  String weightHash() {
    return content.object("weights").text("sha256");
  }

  void requireSums(SequencedMap<String, Tensor> weights, String weightsSource) {
    Map<String, Object> tensors = content.object("weights").object("tensors").map();
    Map<String, Object> found = new LinkedHashMap<>();
    weights.forEach((name, tensor) ->
        found.put(name, ordered("shape", tensor.shape().dims(), "crc32c", Hashes.crc32c(tensor))));
    if (!tensors.equals(found)) {
      throw new DataException(
          "%s: holds the tensors %s, its %s says %s. The files are of two models; take both from a copy."
              .formatted(weightsSource, found, SavedModel.MODEL_FILE, tensors));
    }
  }

  SavedModel restore(SequencedMap<String, Tensor> weights, Kinds kinds) {
    String source = content.source();
    Sequential model = kinds.fromPlain(Sequential.class, content.value("layers"), source, "layers");
    if (!model.inputShape().equals(content.shape("inputShape"))) {
      throw new DataException(
          "%s: inputShape is %s, but the layers begin with %s. The file is damaged; take it from a copy."
              .formatted(source, content.shape("inputShape"), model.inputShape()));
    }
    JsonMembers scaler = content.object("scaler");
    return new SavedModel(
        model,
        kinds.fromPlain(Loss.class, content.value("loss"), source, "loss"),
        new FittedScaler(scaler.numbers("offset"), scaler.numbers("factor")),
        target(content.object("target")),
        weights);
  }

  private static Map<String, Object> targetMap(Target target) {
    return switch (target) {
      case ClassTarget classes -> ordered("classes", classes.classes(), "names", classes.names());
      case ValueTarget values -> new LinkedHashMap<>(Map.of("values", values.shape().dims()));
    };
  }

  private static Target target(JsonMembers json) {
    return json.has("values")
        ? new ValueTarget(json.shape("values"))
        : new ClassTarget(json.integer("classes"), json.texts("names"));
  }

  private static Map<String, Object> ordered(
      String firstKey, Object first, String secondKey, Object second) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put(firstKey, first);
    map.put(secondKey, second);
    return map;
  }
}
