package dev.gradus.spec;

import dev.gradus.core.ConfigException;

/// Where in a spec a value stands: the source's name and the dotted path inside it. Every complaint
/// of this room begins with it.
///
/// @param source the file's name, or `TrainSpec` for a spec built in code
/// @param path dotted, for example `model.0.dense`; empty for the whole spec
record Place(String source, String path) {

  static Place root(String source) {
    return new Place(source, "");
  }

  Place then(String key) {
    return new Place(source, path.isEmpty() ? key : path + "." + key);
  }

  Place then(int index) {
    return then(Integer.toString(index));
  }

  /// @param complaint continues the sentence that the place begins, for example `must be a number`
  ConfigException complain(String complaint) {
    return new ConfigException(this + " " + complaint);
  }

  /// `spec.yaml: model.0.dense`
  @Override
  public String toString() {
    return source + ": " + (path.isEmpty() ? "the spec" : path);
  }
}
