package dev.gradus.layer;

/// How messages name a layer: `Dense, units=10, activation=softmax` from the record's
/// `Dense[units=10, activation=softmax]`.
final class Settings {

  private Settings() {}

  static String of(Layer layer) {
    String type = layer.getClass().getSimpleName();
    String text = layer.toString();
    if (!text.startsWith(type + "[") || !text.endsWith("]")) {
      return type;
    }
    String settings = text.substring(type.length() + 1, text.length() - 1);
    return settings.isEmpty() ? type : type + ", " + settings;
  }
}
