package dev.gradus.history;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/// The circumstances of a run, kept as `environment.json`: with the spec, all that is needed to
/// repeat it.
///
/// @param machine what it happened on
/// @param backend one line that says what computed
/// @param threads how many threads computed
/// @param seed of all randomness
/// @param startedAt when it began
/// @param specSha256 SHA-256 of `spec.yaml`, in hexadecimal digits
public record Environment(
    Machine machine, String backend, int threads, long seed, Instant startedAt, String specSha256) {

  String toJson() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("gradus", machine.gradus());
    json.put("jdk", machine.jdk());
    json.put("os", machine.os());
    json.put("cpu", machine.cpu());
    json.put("cores", machine.cores());
    json.put("backend", backend);
    json.put("threads", threads);
    json.put("seed", seed);
    json.put("startedAt", startedAt.toString());
    json.put("specSha256", specSha256);
    return Json.text(json);
  }

  static Environment fromJson(String text, String source) {
    JsonMembers json = new JsonMembers(Json.readMap(text, source), source);
    return new Environment(
        new Machine(
            json.text("gradus"),
            json.text("jdk"),
            json.text("os"),
            json.text("cpu"),
            json.integer("cores")),
        json.text("backend"),
        json.integer("threads"),
        json.whole("seed"),
        json.instant("startedAt"),
        json.text("specSha256"));
  }
}
