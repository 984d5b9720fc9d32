package dev.gradus.layer;

import java.util.StringJoiner;

/// A layer's settings as text: those that must be given, and whatever differs from the defaults.
final class SettingsText {

  private final StringJoiner text;

  private SettingsText(String type) {
    text = new StringJoiner(", ", type + "[", "]");
  }

  static SettingsText of(String type) {
    return new SettingsText(type);
  }

  SettingsText with(String name, Object value) {
    text.add(name + "=" + value);
    return this;
  }

  SettingsText unless(String name, Object value, Object standard) {
    return value.equals(standard) ? this : with(name, value);
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
