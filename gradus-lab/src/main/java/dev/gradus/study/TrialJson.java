package dev.gradus.study;

import dev.gradus.history.History;
import dev.gradus.history.JsonMembers;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/// A trial as members of a JSON object and back, to the last bit.
final class TrialJson {

  private static final String FAILURE = "failure";

  private TrialJson() {}

  static void put(Map<String, Object> json, Trial trial) {
    json.put("seed", trial.seed());
    json.put("value", trial.value());
    json.put("seconds", trial.seconds());
    json.put("parameters", trial.parameters());
    json.put("steps", trial.work().steps());
    json.put("bytes", trial.work().bytes());
    trial.failure().ifPresent(why -> json.put(FAILURE, why));
    json.put("history", trial.history().series());
  }

  static Trial read(JsonMembers json) {
    return new Trial(
        json.whole("seed"),
        json.number("value"),
        history(json.object("history")),
        json.number("seconds"),
        json.whole("parameters"),
        json.has(FAILURE) ? Optional.of(json.text(FAILURE)) : Optional.empty(),
        new Work(json.whole("steps"), json.whole("bytes")));
  }

  private static History history(JsonMembers json) {
    SequencedMap<String, List<Double>> series = new LinkedHashMap<>();
    json.map().keySet().forEach(name -> series.put(name, json.numbers(name)));
    return new History(series);
  }
}
