package dev.gradus.history;

import dev.gradus.core.ConfigException;
import dev.gradus.core.DataException;
import dev.gradus.core.Shape;
import dev.gradus.data.ClassTarget;
import dev.gradus.data.FittedScaler;
import dev.gradus.data.Target;
import dev.gradus.data.TargetScaling;
import dev.gradus.data.ValueTarget;
import dev.gradus.loss.Loss;
import dev.gradus.loss.WeightedLoss;
import dev.gradus.model.ByName;
import dev.gradus.model.Frozen;
import dev.gradus.model.Model;
import dev.gradus.model.Sequential;
import dev.gradus.spec.Kinds;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.BiFunction;

/// The content of `model.json`. Its keys:
///
/// `format` (`gradus-model`), `version`, then of version 1, a chain of layers, `inputShape`,
/// `layers`, `loss`, `scaler` (`offset`, `factor`), `target` (`classes` and `names`, or `values`);
/// of version 2, which is written only for what version 1 cannot hold, `model` (as in a spec),
/// `freeze`, `losses` (output to `loss` and `weight`), `scalers` (by input), `targets` (by output);
/// version 3 is version 2 with more of scaling, and is written for that only: targets whose
/// `values` are scaled by `offset` and `factor`, scalers that are more than these, see
/// [ScalerJson]; then of all `randomVersion`, `parameters`, `weights` (`bytes`, `sha256`,
/// `tensors`: name to `shape` and `crc32c`).
///
/// @param content as read; its format and version fit
record ModelDescription(JsonMembers content) {

  private static final String FORMAT = "gradus-model";
  private static final int CHAIN = 1;
  private static final int GRAPH = 2;
  private static final int SCALED = 3;

  static Map<String, Object> of(SavedModel saved, long bytes, String hash, Kinds kinds) {
    Map<String, Object> content = new LinkedHashMap<>();
    content.put("format", FORMAT);
    boolean scaled =
        saved.targets().entries().values().stream().anyMatch(ModelDescription::scaled)
            || !saved.scalers().entries().values().stream().allMatch(FittedScaler::isAffine);
    if (isChain(saved) && !scaled) {
      content.put("version", CHAIN);
      putChain(content, saved, kinds);
    } else {
      content.put("version", scaled ? SCALED : GRAPH);
      putGraph(content, saved, kinds);
    }
    content.put("randomVersion", SavedModel.randomVersion());
    content.put(
        "parameters", saved.weights().values().stream().mapToLong(t -> t.shape().size()).sum());
    Map<String, Object> tensors = new LinkedHashMap<>();
    saved
        .tensors()
        .forEach((name, tensor) ->
            tensors.put(
                name, ordered("shape", tensor.shape().dims(), "crc32c", Hashes.crc32c(tensor))));
    Map<String, Object> weights = ordered("bytes", bytes, "sha256", hash);
    weights.put("tensors", tensors);
    content.put("weights", weights);
    return content;
  }

  private static boolean isChain(SavedModel saved) {
    return saved.model() instanceof Sequential && saved.losses().only().weight() == 1;
  }

  private static void putChain(Map<String, Object> content, SavedModel saved, Kinds kinds) {
    content.put("inputShape", saved.model().inputShape().dims());
    content.put("layers", plain(kinds, Model.class, saved.model(), "layers"));
    content.put("loss", plain(kinds, Loss.class, saved.loss(), "loss"));
    content.put(
        "scaler",
        new ScalerJson(kinds, SavedModel.MODEL_FILE)
            .write(saved.model().inputNames().getFirst(), saved.scaler()));
    content.put("target", targetMap(saved.target()));
  }

  private static void putGraph(Map<String, Object> content, SavedModel saved, Kinds kinds) {
    if (saved.model() instanceof Frozen(Model model, List<String> patterns)) {
      content.put("model", plain(kinds, Model.class, model, "model"));
      content.put("freeze", patterns);
    } else {
      content.put("model", plain(kinds, Model.class, saved.model(), "model"));
    }
    content.put(
        "losses",
        mapped(
            saved.losses(),
            (name, loss) ->
                ordered(
                    "loss",
                    plain(kinds, Loss.class, loss.loss(), "losses." + name + ".loss"),
                    "weight",
                    loss.weight())));
    content.put(
        "scalers", mapped(saved.scalers(), new ScalerJson(kinds, SavedModel.MODEL_FILE)::write));
    content.put("targets", mapped(saved.targets(), (_, target) -> targetMap(target)));
  }

  private static <F> Object plain(Kinds kinds, Class<F> family, F value, String path) {
    return kinds.toPlain(family, value, SavedModel.MODEL_FILE, path);
  }

  private static <T> Map<String, Object> mapped(
      ByName<T> all, BiFunction<String, T, Map<String, Object>> of) {
    Map<String, Object> map = new LinkedHashMap<>();
    all.entries().forEach((name, each) -> map.put(name, of.apply(name, each)));
    return map;
  }

  static ModelDescription read(Map<String, Object> content, String source) {
    if (!FORMAT.equals(content.get("format"))) {
      throw new DataException(
          "%s: format is %s, expected %s. This is no model file."
              .formatted(source, content.get("format"), FORMAT));
    }
    if (!List.of(CHAIN, GRAPH, SCALED).contains(content.get("version"))) {
      throw new DataException(
          "%s: version is %s, this Gradus reads %d to %d. Read it with the Gradus that wrote it."
              .formatted(source, content.get("version"), CHAIN, SCALED));
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
    return content.integer("version") == CHAIN
        ? restoreChain(weights, kinds)
        : restoreGraph(weights, kinds);
  }

  private SavedModel restoreChain(SequencedMap<String, Tensor> weights, Kinds kinds) {
    String source = content.source();
    Model model = kinds.fromPlain(Model.class, content.value("layers"), source, "layers");
    if (!model.inputShape().equals(content.shape("inputShape"))) {
      throw new DataException(
          "%s: inputShape is %s, but the layers begin with %s. The file is damaged; take it from a copy."
              .formatted(source, content.shape("inputShape"), model.inputShape()));
    }
    return new SavedModel(
        model,
        kinds.fromPlain(Loss.class, content.value("loss"), source, "loss"),
        new ScalerJson(kinds, source).read(content.object("scaler"), new LinkedHashMap<>()),
        target(content.object("target")),
        weights);
  }

  private SavedModel restoreGraph(SequencedMap<String, Tensor> tensors, Kinds kinds) {
    String source = content.source();
    Model model = kinds.fromPlain(Model.class, content.value("model"), source, "model");
    ByName<WeightedLoss> losses =
        read(
            "losses",
            (name, json) ->
                new WeightedLoss(
                    kinds.fromPlain(
                        Loss.class, json.value("loss"), source, "losses." + name + ".loss"),
                    json.number("weight")));
    SequencedMap<String, Tensor> left = new LinkedHashMap<>(tensors);
    ScalerJson scalerJson = new ScalerJson(kinds, source);
    ByName<FittedScaler> scalers = read("scalers", (_, json) -> scalerJson.read(json, left));
    ByName<Target> targets = read("targets", (_, json) -> target(json));
    List<String> frozen = content.has("freeze") ? content.texts("freeze") : List.of();
    try {
      Model whole = frozen.isEmpty() ? model : model.freeze(frozen.toArray(String[]::new));
      return new SavedModel(whole, losses, scalers, targets, left);
    } catch (ConfigException | DataException e) {
      throw new DataException(source + ": " + e.getMessage(), e);
    }
  }

  private <T> ByName<T> read(String key, BiFunction<String, JsonMembers, T> one) {
    JsonMembers all = content.object(key);
    SequencedMap<String, T> read = new LinkedHashMap<>();
    all.map().keySet().forEach(name -> read.put(name, one.apply(name, all.object(name))));
    return new ByName<>(read);
  }

  private static Map<String, Object> targetMap(Target target) {
    return switch (target) {
      case ClassTarget classes -> ordered("classes", classes.classes(), "names", classes.names());
      case ValueTarget(Shape shape, TargetScaling scaling) -> {
        Map<String, Object> map = new LinkedHashMap<>(Map.of("values", shape.dims()));
        if (!scaling.isIdentity()) {
          map.put("offset", scaling.offset());
          map.put("factor", scaling.factor());
        }
        yield map;
      }
    };
  }

  private static boolean scaled(Target target) {
    return target instanceof ValueTarget values && !values.scaling().isIdentity();
  }

  private static Target target(JsonMembers json) {
    return json.has("values")
        ? new ValueTarget(json.shape("values"), targetScaling(json))
        : new ClassTarget(json.integer("classes"), json.texts("names"));
  }

  private static TargetScaling targetScaling(JsonMembers json) {
    if (!json.has("offset")) {
      return TargetScaling.identity();
    }
    try {
      return new TargetScaling(json.number("offset"), json.number("factor"));
    } catch (ConfigException e) {
      throw new DataException(json.source() + ": " + e.getMessage(), e);
    }
  }

  private static Map<String, Object> ordered(
      String firstKey, Object first, String secondKey, Object second) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put(firstKey, first);
    map.put(secondKey, second);
    return map;
  }
}
