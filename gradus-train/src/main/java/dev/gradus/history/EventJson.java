package dev.gradus.history;

import dev.gradus.callback.TrainEvent;
import dev.gradus.core.DataException;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/// One event as one line of JSON: `type`, the event's name in lower-case words joined by hyphens;
/// `at`, the time; then the event's components. Which events there are is what [TrainEvent]
/// permits.
final class EventJson {

  private EventJson() {}

  static String write(TrainEvent event, Instant at) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("type", type(event.getClass()));
    json.put("at", at.toString());
    json.putAll(RecordJson.write((Record) event));
    return Json.line(json);
  }

  static RecordedEvent read(String line, String source) {
    JsonMembers json = new JsonMembers(Json.readMap(line, source), source);
    Class<?> type =
        Arrays.stream(TrainEvent.class.getPermittedSubclasses())
            .filter(each -> type(each).equals(json.text("type")))
            .findFirst()
            .orElseThrow(() ->
                new DataException(
                    "%s: there is no event \"%s\". Read it with the Gradus that wrote it."
                        .formatted(source, json.text("type"))));
    return new RecordedEvent(json.instant("at"), (TrainEvent) RecordJson.read(type, json));
  }

  /// `EpochFinished` is `epoch-finished`.
  private static String type(Class<?> event) {
    return event.getSimpleName().replaceAll("(?<=.)(?=\\p{Upper})", "-").toLowerCase(Locale.ROOT);
  }
}
