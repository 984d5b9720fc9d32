package dev.gradus.history;

import dev.gradus.callback.TrainEvent;
import dev.gradus.core.ConfigException;
import dev.gradus.core.DataException;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;

/// One event as one line of JSON: `type`, the event's name in lower-case words joined by hyphens;
/// `at`, the time; then the event's components. Which events there are is what [TrainEvent]
/// permits.
final class EventJson {

  private EventJson() {}

  static String write(TrainEvent event, Instant at) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("type", type(event.getClass()));
    json.put("at", at.toString());
    for (RecordComponent component : event.getClass().getRecordComponents()) {
      json.put(component.getName(), read(component, event));
    }
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
    return new RecordedEvent(json.instant("at"), build(type, json));
  }

  private static TrainEvent build(Class<?> type, JsonMembers json) {
    RecordComponent[] components = type.getRecordComponents();
    Object[] arguments = new Object[components.length];
    for (int i = 0; i < components.length; i++) {
      arguments[i] = value(components[i].getType(), components[i].getName(), json);
    }
    try {
      return (TrainEvent)
          type.getDeclaredConstructor(
                  Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new))
              .newInstance(arguments);
    } catch (ReflectiveOperationException e) {
      throw new ConfigException("EventJson: %s cannot be built.".formatted(type), e);
    }
  }

  private static Object value(Class<?> type, String key, JsonMembers json) {
    if (type == int.class) {
      return json.integer(key);
    }
    if (type == long.class) {
      return json.whole(key);
    }
    if (type == double.class) {
      return json.number(key);
    }
    if (type == String.class) {
      return json.text(key);
    }
    SequencedMap<String, Double> metrics = new LinkedHashMap<>();
    JsonMembers inner = json.object(key);
    inner.map().keySet().forEach(name -> metrics.put(name, inner.number(name)));
    return metrics;
  }

  private static Object read(RecordComponent component, TrainEvent event) {
    try {
      return component.getAccessor().invoke(event);
    } catch (ReflectiveOperationException e) {
      throw new ConfigException("EventJson: %s cannot be read.".formatted(component), e);
    }
  }

  /// `EpochFinished` is `epoch-finished`.
  private static String type(Class<?> event) {
    return event.getSimpleName().replaceAll("(?<=.)(?=\\p{Upper})", "-").toLowerCase(Locale.ROOT);
  }
}
