package dev.gradus.chart;

/// What a comparison came to, reduced to what a reader sees at a glance: a color and a symbol.
public enum Outcome {
  /// It is better.
  BETTER("▲"),
  /// It is worse.
  WORSE("▼"),
  /// It makes no difference that matters.
  SAME("■"),
  /// The evidence does not say.
  UNCLEAR("○"),
  /// It cannot be judged, for example because runs failed.
  UNRELIABLE("✕");

  private final String symbol;

  Outcome(String symbol) {
    this.symbol = symbol;
  }

  /// {@return the symbol that stands beside the color}
  public String symbol() {
    return symbol;
  }
}
