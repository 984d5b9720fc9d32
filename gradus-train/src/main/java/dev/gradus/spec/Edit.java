package dev.gradus.spec;

import dev.gradus.core.ConfigException;

/// One change of a spec's normal form: [Operation#SET] puts a value at a path, [Operation#INSERT]
/// puts a new element before the list element at the path.
///
/// @param path dotted keys and list indices from 0, for example `model.0.dense.units`
/// @param operation what happens there
/// @param value a plain value: map, list, text, number or boolean
public record Edit(String path, Operation operation, Object value) {

  /// What an edit does at its path.
  public enum Operation {
    /// `path=value`.
    SET("="),
    /// `path+=value`.
    INSERT("+=");

    private final String sign;

    Operation(String sign) {
      this.sign = sign;
    }
  }

  /// Refuses empty paths and empty steps within a path.
  ///
  /// @throws ConfigException if the path does not name a place
  public Edit {
    if (path.isEmpty() || path.startsWith(".") || path.endsWith(".") || path.contains("..")) {
      throw new ConfigException(
          "Patch: the path \"%s\" has an empty step. Write keys and indices joined by dots, for example optimizer.adam.learningRate."
              .formatted(path));
    }
  }

  /// @param text `path=value` or `path+=value`; the value is YAML
  /// @return the edit
  /// @throws ConfigException if the text has no `=`, or a value that is not YAML
  public static Edit parse(String text) {
    int equals = text.indexOf('=');
    if (equals < 0) {
      throw new ConfigException(
          "Patch \"%s\" has no \"=\". Write path=value, for example fit.epochs=10."
              .formatted(text));
    }
    boolean insert = equals > 0 && text.charAt(equals - 1) == '+';
    String path = text.substring(0, insert ? equals - 1 : equals).strip();
    String value = text.substring(equals + 1).strip();
    if (value.isEmpty()) {
      throw new ConfigException(
          "Patch \"%s\" has no value after \"=\". Write path=value, for example fit.epochs=10."
              .formatted(text));
    }
    return new Edit(
        path, insert ? Operation.INSERT : Operation.SET, Yaml.read(value, "value of " + path));
  }

  /// @return the text that [#parse] reads
  @Override
  public String toString() {
    return path + operation.sign + Yaml.writeOnOneLine(value);
  }
}
