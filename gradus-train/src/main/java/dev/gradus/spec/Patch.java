package dev.gradus.spec;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/// Edits that turn one spec into another: the arm of a comparison, the trial of a search and a
/// `--set` on the command line are all patches.
///
/// Paths walk the spec's *normal form*, [TrainSpec#toMap]: every kind is written `{name:
/// {settings}}` with all its settings, even if the file used a short form. So a spec that says
/// `optimizer: adam` is patched by `optimizer.adam.learningRate=0.01`. Edits apply in order; the
/// result is checked as a whole, like any file.
///
/// - `fit.batchSize=4096` sets a key; an unknown key is found when the result is read.
/// - `optimizer=sgd` replaces a value and everything under it.
/// - `model.1+={dropout: 0.2}` inserts an element, so that it becomes element 1; the index may be
///   the list's length.
/// - A list index that does not exist, or a step into a kind that is not there, is an error.
///
/// @param edits in the order in which they apply
public record Patch(List<Edit> edits) {

  /// Keeps a copy of the edits.
  public Patch {
    edits = List.copyOf(edits);
  }

  /// @return the patch that changes nothing
  public static Patch none() {
    return new Patch(List.of());
  }

  /// @param edits texts such as `fit.batchSize=4096`
  /// @return the patch that applies them in order
  /// @throws dev.gradus.core.ConfigException for a text that is no edit
  public static Patch of(String... edits) {
    return new Patch(Arrays.stream(edits).map(Edit::parse).toList());
  }

  /// The patches of one varied path: `optimizer=sgd,adam` gives `optimizer=sgd` and
  /// `optimizer=adam`. The values are the elements of a YAML flow list, so that values with commas
  /// stand in brackets or braces of their own.
  ///
  /// @param text `path=value,value,…`
  /// @return one patch a value, in order
  /// @throws dev.gradus.core.ConfigException for a text that is no such list
  public static List<Patch> vary(String text) {
    int equals = text.indexOf('=');
    Edit all =
        Edit.parse(
            equals < 0
                ? text
                : text.substring(0, equals + 1) + "[" + text.substring(equals + 1) + "]");
    List<Patch> patches = new ArrayList<>();
    for (Object value : (List<?>) all.value()) {
      patches.add(new Patch(List.of(new Edit(all.path(), all.operation(), value))));
    }
    return patches;
  }

  /// The patch that turns one spec into another, in edits as small as keys allow: lists, such as
  /// the layers of a model, are replaced as a whole.
  ///
  /// @param from the spec to start from
  /// @param to what it becomes
  /// @param kinds what their words mean
  /// @return a patch; applied to `from` it gives `to`
  public static Patch between(TrainSpec from, TrainSpec to, Kinds kinds) {
    List<Edit> edits = new ArrayList<>();
    between(edits, "", from.toMap(kinds), to.toMap(kinds));
    return new Patch(edits);
  }

  private static void between(List<Edit> edits, String path, Object from, Object to) {
    if (from.equals(to)) {
      return;
    }
    if (from instanceof Map<?, ?> before
        && to instanceof Map<?, ?> after
        && before.keySet().equals(after.keySet())) {
      before.forEach((key, value) ->
          between(
              edits,
              path.isEmpty() ? key.toString() : path + "." + key,
              value,
              Objects.requireNonNull(after.get(key))));
    } else {
      edits.add(new Edit(path, Edit.Operation.SET, to));
    }
  }

  /// @param next applied after this one
  /// @return both as one patch
  public Patch then(Patch next) {
    List<Edit> both = new ArrayList<>(edits);
    both.addAll(next.edits);
    return new Patch(both);
  }

  /// @param spec the spec to start from
  /// @param kinds what its words mean
  /// @return the changed spec
  /// @throws dev.gradus.core.ConfigException if a path leads nowhere or the result is no valid spec
  public TrainSpec apply(TrainSpec spec, Kinds kinds) {
    Object map = spec.toMap(kinds);
    for (Edit edit : edits) {
      map = PlainEdit.apply(edit, map);
    }
    return TrainSpec.fromMap(map, edits.isEmpty() ? "TrainSpec" : "Patch " + this, kinds);
  }

  /// @return the edits as they are parsed, joined by spaces
  @Override
  public String toString() {
    return edits.stream().map(Edit::toString).collect(Collectors.joining(" "));
  }
}
