package dev.gradus.history;

import dev.gradus.callback.TrainEvent;
import dev.gradus.core.ConfigException;
import dev.gradus.core.DataException;
import dev.gradus.core.RandomStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/// How a [Checkpoint] lies in a safetensors file. The metadata have one text, `gradus`: JSON with
/// the keys `format` (`gradus-checkpoint`), `version`, `randomVersion`, `origin`, `position`,
/// `unfinished` (only in the middle of an epoch), `stopReason`, `epochs` (a list of what each
/// measured), `bestEpoch` (if weights were kept), `tensors` (name to `shape` and `crc32c`), and
/// last `sha256` of all that.
final class CheckpointFormat {

  private static final String KEY = "gradus";
  private static final String FORMAT = "gradus-checkpoint";
  private static final int VERSION = 1;
  private static final String VARIABLES = "variables/";
  private static final String BEST = "best/";
  private static final String SUMS = "unfinished/sums";

  private CheckpointFormat() {}

  static SafeTensors.Content content(Checkpoint checkpoint) {
    SequencedMap<String, Tensor> tensors = new LinkedHashMap<>();
    checkpoint.variables().forEach((name, tensor) -> tensors.put(VARIABLES + name, tensor));
    checkpoint
        .best()
        .ifPresent(
            best -> best.weights().forEach((name, tensor) -> tensors.put(BEST + name, tensor)));
    SequencedMap<String, List<Double>> numbers = new LinkedHashMap<>();
    checkpoint.unfinished().ifPresent(epoch -> numbers.put(SUMS, epoch.sums()));
    SequencedMap<String, String> metadata = new LinkedHashMap<>();
    metadata.put(KEY, SealedJson.write(json(checkpoint, sums(numbers, tensors))));
    return new SafeTensors.Content(metadata, numbers, tensors);
  }

  private static Map<String, Object> json(Checkpoint checkpoint, Map<String, Object> sums) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("format", FORMAT);
    json.put("version", VERSION);
    json.put("randomVersion", RandomStream.VERSION);
    CheckpointOrigin origin = checkpoint.origin();
    json.put(
        "origin",
        map(
            "spec", origin.spec(),
            "seed", origin.seed(),
            "backend", origin.backend(),
            "threads", origin.threads(),
            "gradus", origin.gradus(),
            "jdk", origin.jdk()));
    TrainingPosition position = checkpoint.position();
    json.put(
        "position",
        map(
            "steps", position.steps(),
            "epochs", position.epochs(),
            "batches", position.batches()));
    checkpoint
        .unfinished()
        .ifPresent(epoch ->
            json.put(
                "unfinished",
                map(
                    "samples", epoch.samples(),
                    "batchSize", epoch.batchSize(),
                    "seconds", epoch.seconds())));
    json.put("stopReason", checkpoint.stopReason());
    json.put("epochs", checkpoint.epochs().stream().map(CheckpointFormat::epoch).toList());
    checkpoint.best().ifPresent(best -> json.put("bestEpoch", best.epoch()));
    json.put("tensors", sums);
    return json;
  }

  private static Map<String, Object> map(Object... keysAndValues) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      map.put(keysAndValues[i].toString(), keysAndValues[i + 1]);
    }
    return map;
  }

  private static Map<String, Object> sums(
      SequencedMap<String, List<Double>> numbers, SequencedMap<String, Tensor> tensors) {
    Map<String, Object> sums = new LinkedHashMap<>();
    numbers.forEach((name, list) ->
        sums.put(name, map("shape", List.of(list.size()), "crc32c", Hashes.crc32c(list))));
    tensors.forEach((name, tensor) ->
        sums.put(name, map("shape", tensor.shape().dims(), "crc32c", Hashes.crc32c(tensor))));
    return sums;
  }

  static Checkpoint checkpoint(SafeTensors.Content content, String source) {
    JsonMembers json = sealed(content, source);
    Map<String, Object> expected = json.object("tensors").map();
    Map<String, Object> found = sums(content.numbers(), content.tensors());
    if (!expected.equals(found)) {
      expected.entrySet().removeIf(each -> each.getValue().equals(found.get(each.getKey())));
      throw new DataException(
          "%s: the values of %s are not those that were written. The file is damaged; take another checkpoint."
              .formatted(source, expected.isEmpty() ? found.keySet() : expected.keySet()));
    }
    try {
      return new Checkpoint(
          origin(json.object("origin")),
          position(json.object("position")),
          unfinished(json, content),
          json.objects("epochs").stream().map(CheckpointFormat::epoch).toList(),
          json.text("stopReason"),
          startingWith(VARIABLES, content.tensors()),
          json.has("bestEpoch")
              ? Optional.of(
                  new BestWeights(json.integer("bestEpoch"), startingWith(BEST, content.tensors())))
              : Optional.empty());
    } catch (ConfigException e) {
      throw new DataException(source + ": " + e.getMessage(), e);
    }
  }

  private static JsonMembers sealed(SafeTensors.Content content, String source) {
    String text = content.metadata().get(KEY);
    if (text == null) {
      throw new DataException(
          "%s: is a safetensors file, but no checkpoint of Gradus. Give a file that ./gradus train wrote."
              .formatted(source));
    }
    Map<String, Object> json =
        SealedJson.read(text.getBytes(StandardCharsets.UTF_8), source + " (metadata)");
    JsonMembers members = new JsonMembers(json, source);
    if (!FORMAT.equals(json.get("format"))) {
      throw new DataException(
          "%s: format is %s, expected %s. This is no checkpoint."
              .formatted(source, json.get("format"), FORMAT));
    }
    requireVersion("version", VERSION, members);
    requireVersion("randomVersion", RandomStream.VERSION, members);
    return members;
  }

  private static void requireVersion(String key, int known, JsonMembers json) {
    if (json.integer(key) != known) {
      throw new DataException(
          "%s: %s is %d, this Gradus goes on from %d. Go on with the Gradus that wrote it."
              .formatted(json.source(), key, json.integer(key), known));
    }
  }

  private static CheckpointOrigin origin(JsonMembers json) {
    return new CheckpointOrigin(
        json.text("spec"),
        json.whole("seed"),
        json.text("backend"),
        json.integer("threads"),
        json.text("gradus"),
        json.text("jdk"));
  }

  private static TrainingPosition position(JsonMembers json) {
    return new TrainingPosition(
        json.whole("steps"), json.integer("epochs"), json.integer("batches"));
  }

  private static Optional<UnfinishedEpoch> unfinished(
      JsonMembers json, SafeTensors.Content content) {
    List<Double> sums = content.numbers().get(SUMS);
    if (sums == null) {
      return Optional.empty();
    }
    JsonMembers epoch = json.object("unfinished");
    return Optional.of(
        new UnfinishedEpoch(
            epoch.whole("samples"), epoch.integer("batchSize"), epoch.number("seconds"), sums));
  }

  private static Map<String, Object> epoch(TrainEvent.EpochFinished epoch) {
    return map(
        "epoch", epoch.epoch(),
        "metrics", epoch.metrics(),
        "learningRate", epoch.learningRate(),
        "seconds", epoch.seconds(),
        "samplesPerSecond", epoch.samplesPerSecond());
  }

  private static TrainEvent.EpochFinished epoch(JsonMembers json) {
    JsonMembers metrics = json.object("metrics");
    SequencedMap<String, Double> measured = new LinkedHashMap<>();
    metrics.map().keySet().forEach(name -> measured.put(name, metrics.number(name)));
    return new TrainEvent.EpochFinished(
        json.integer("epoch"),
        measured,
        json.number("learningRate"),
        json.number("seconds"),
        json.number("samplesPerSecond"));
  }

  private static SequencedMap<String, Tensor> startingWith(
      String prefix, SequencedMap<String, Tensor> tensors) {
    SequencedMap<String, Tensor> found = new LinkedHashMap<>();
    tensors.forEach((name, tensor) -> {
      if (name.startsWith(prefix)) {
        found.put(name.substring(prefix.length()), tensor);
      }
    });
    return found;
  }
}
