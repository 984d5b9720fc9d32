package dev.gradus.data.text;

/// Which end of a text is filled up or cut off; the words are Keras's.
public enum Side {
  /// Its beginning.
  PRE,
  /// Its end.
  POST
}
