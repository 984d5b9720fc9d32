package dev.gradus.data.text;

/// How texts of different lengths become rows of one length, and whether punctuation is words.
///
/// The defaults are those of Keras's `TextVectorization`; its older `pad_sequences` fills up and
/// cuts off at the beginning, `pre`. To a recurrent layer behind an embedding with `maskZero` it is
/// all one where padding stands.
///
/// @param padding where zeros fill up a text that is too short; default [Side#POST]
/// @param truncating where words are cut off a text that is too long; default [Side#POST]
/// @param punctuation whether signs are words too, see [Tokenizer]; default false
public record TextForm(Side padding, Side truncating, boolean punctuation) {

  private static final TextForm DEFAULTS = new TextForm(Side.POST, Side.POST, false);

  /// @return all defaults
  public static TextForm defaults() {
    return DEFAULTS;
  }

  /// @param side where zeros fill up
  /// @return this form with that
  public TextForm withPadding(Side side) {
    return new TextForm(side, truncating, punctuation);
  }

  /// @param side where words are cut off
  /// @return this form with that
  public TextForm withTruncating(Side side) {
    return new TextForm(padding, side, punctuation);
  }

  /// @param changed whether signs are words too
  /// @return this form with that
  public TextForm withPunctuation(boolean changed) {
    return new TextForm(padding, truncating, changed);
  }

  /// @return the settings, as `TextForm(padding=post, truncating=post, punctuation=false)`
  @Override
  public String toString() {
    return "TextForm(padding=%s, truncating=%s, punctuation=%s)"
        .formatted(word(padding), word(truncating), punctuation);
  }

  private static String word(Side side) {
    return side == Side.PRE ? "pre" : "post";
  }
}
