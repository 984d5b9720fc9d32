package dev.gradus.history;

import dev.gradus.core.ConfigException;
import dev.gradus.core.DataException;
import dev.gradus.core.Shape;
import dev.gradus.data.FittedScaler;
import dev.gradus.data.Preprocessing;
import dev.gradus.data.SampleSteps;
import dev.gradus.data.Whitening;
import dev.gradus.spec.Kinds;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/// A scaler in `model.json`: `offset` and `factor`; where there is more, also `sample`
/// (`preprocessing` as in a spec, `rescale`, `center`, `stdNormalization`) and `whitening`, the
/// name of a tensor beside the weights.
///
/// @param kinds the words for preprocessing
/// @param source the file's name, for messages
record ScalerJson(Kinds kinds, String source) {

  private static final String PREPROCESSING = "preprocessing";

  /// @param input that the scaler is for
  /// @return the name of its whitening among the tensors; no layer's weight has such a name
  static String tensorName(String input) {
    return ".scaler/" + input + "/whitening";
  }

  static Tensor tensor(Whitening whitening) {
    return Tensor.owning(Shape.of(whitening.features(), whitening.features()), whitening.toArray());
  }

  Map<String, Object> write(String input, FittedScaler scaler) {
    Map<String, Object> map = new LinkedHashMap<>();
    if (!scaler.sample().equals(SampleSteps.none())) {
      map.put("sample", write(scaler.sample()));
    }
    map.put("offset", scaler.offset());
    map.put("factor", scaler.factor());
    scaler.whitening().ifPresent(_ -> map.put("whitening", tensorName(input)));
    return map;
  }

  private Map<String, Object> write(SampleSteps steps) {
    Map<String, Object> map = new LinkedHashMap<>();
    steps
        .preprocessing()
        .ifPresent(change ->
            map.put(
                PREPROCESSING,
                kinds.toPlain(Preprocessing.class, change, source, "scaler.preprocessing")));
    map.put("rescale", steps.rescale());
    map.put("center", steps.center());
    map.put("stdNormalization", steps.stdNormalization());
    return map;
  }

  /// @param tensors from which the whitening is taken away
  FittedScaler read(JsonMembers json, SequencedMap<String, Tensor> tensors) {
    try {
      return new FittedScaler(
          json.has("sample") ? steps(json.object("sample")) : SampleSteps.none(),
          json.numbers("offset"),
          json.numbers("factor"),
          json.has("whitening")
              ? Optional.of(whitening(json.text("whitening"), tensors))
              : Optional.empty());
    } catch (ConfigException e) {
      throw new DataException(source + ": " + e.getMessage(), e);
    }
  }

  private SampleSteps steps(JsonMembers json) {
    return new SampleSteps(
        json.has(PREPROCESSING)
            ? Optional.of(
                kinds.fromPlain(
                    Preprocessing.class, json.value(PREPROCESSING), source, "scaler.preprocessing"))
            : Optional.empty(),
        json.number("rescale"),
        json.truth("center"),
        json.truth("stdNormalization"));
  }

  private Whitening whitening(String name, SequencedMap<String, Tensor> tensors) {
    Tensor tensor = tensors.remove(name);
    if (tensor == null || tensor.shape().rank() != 2) {
      throw new DataException(
          "%s: the scaler's whitening should be the matrix \"%s\" beside the weights, found %s. The files are of two models; take both from a copy."
              .formatted(source, name, tensor == null ? "none" : tensor));
    }
    return Whitening.of(tensor.shape().dim(0), tensor.toArray());
  }
}
