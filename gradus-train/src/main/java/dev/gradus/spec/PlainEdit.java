package dev.gradus.spec;

import dev.gradus.core.ConfigException;
import dev.gradus.core.NearestWord;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Applies one edit to a plain value by copying the maps and lists along its path.
final class PlainEdit {

  private final Edit edit;
  private final List<String> steps;

  private PlainEdit(Edit edit) {
    this.edit = edit;
    this.steps = List.of(edit.path().split("\\."));
  }

  static Object apply(Edit edit, Object plain) {
    return new PlainEdit(edit).changed(plain, 0);
  }

  private Object changed(Object value, int depth) {
    return switch (value) {
      case Map<?, ?> map -> changedMap(ValueCodec.map(map, place(depth)), depth);
      case List<?> list -> changedList(new ArrayList<>(list), depth);
      // A bare word written by an earlier edit stands for {word: {}}.
      case String word when word.equals(steps.get(depth)) ->
          changedMap(Map.of(word, Map.of()), depth);
      default ->
          throw refuse(
              "%s is %s, it has nothing called \"%s\"."
                  .formatted(at(depth), Yaml.writeOnOneLine(value), steps.get(depth)));
    };
  }

  private Object changedMap(Map<String, Object> map, int depth) {
    String step = steps.get(depth);
    Object inner = map.get(step);
    boolean last = depth == steps.size() - 1;
    if (last && inner != null && edit.operation() == Edit.Operation.INSERT) {
      throw refuse(
          "%s is not a list element; += inserts before an index, for example model.1+={dropout: 0.2}."
              .formatted(edit.path()));
    }
    boolean mayAdd =
        last && edit.operation() == Edit.Operation.SET && oneDeeper(map, depth).isEmpty();
    if (inner == null && !mayAdd) {
      throw refuse(
          "%s has no \"%s\", there is %s.%s"
              .formatted(
                  at(depth),
                  step,
                  map.isEmpty() ? "nothing" : String.join(", ", map.keySet()),
                  hint(map, depth)));
    }
    Map<String, Object> copy = new LinkedHashMap<>(map);
    copy.put(step, last || inner == null ? edit.value() : changed(inner, depth + 1));
    return copy;
  }

  private Object changedList(List<Object> list, int depth) {
    String step = steps.get(depth);
    boolean insert = edit.operation() == Edit.Operation.INSERT && depth == steps.size() - 1;
    int end = insert ? list.size() : list.size() - 1;
    if (!step.matches("[0-9]{1,9}") || Integer.parseInt(step) > end) {
      throw refuse(
          "%s has no element %s, there are %s.%s"
              .formatted(
                  at(depth),
                  step,
                  list.isEmpty() ? "none" : "elements 0 to " + (list.size() - 1),
                  insert || list.isEmpty()
                      ? ""
                      : " To append, write %s.%d+=….".formatted(at(depth), list.size())));
    }
    int index = Integer.parseInt(step);
    if (insert) {
      list.add(index, edit.value());
    } else if (depth == steps.size() - 1) {
      list.set(index, edit.value());
    } else {
      list.set(index, changed(list.get(index), depth + 1));
    }
    return list;
  }

  private String hint(Map<String, Object> map, int depth) {
    return oneDeeper(map, depth)
        .map(" Did you mean %s?"::formatted)
        .orElseGet(() -> NearestWord.question(steps.get(depth), map.keySet()));
  }

  /// Where the missing step stands inside the only kind that is there:
  /// `optimizer.adam.learningRate` for `optimizer.learningRate`.
  private Optional<String> oneDeeper(Map<String, Object> map, int depth) {
    if (map.size() != 1) {
      return Optional.empty();
    }
    Map.Entry<String, Object> only = map.entrySet().iterator().next();
    boolean found =
        only.getValue() instanceof Map<?, ?> settings && settings.containsKey(steps.get(depth));
    String path = only.getKey() + "." + steps.get(depth);
    return found ? Optional.of(depth == 0 ? path : at(depth) + "." + path) : Optional.empty();
  }

  private String at(int depth) {
    return depth == 0 ? "the spec" : String.join(".", steps.subList(0, depth));
  }

  private Place place(int depth) {
    return new Place("Patch", String.join(".", steps.subList(0, depth)));
  }

  private ConfigException refuse(String reason) {
    return new ConfigException("Patch %s: %s".formatted(edit, reason));
  }
}
