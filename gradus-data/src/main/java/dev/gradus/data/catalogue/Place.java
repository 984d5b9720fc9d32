package dev.gradus.data.catalogue;

/// Where the files of a data set are.
public enum Place {

  /// In Gradus itself.
  EMBEDDED("embedded"),

  /// In the user's cache.
  CACHED("in the cache"),

  /// Nowhere on this machine yet.
  REMOTE("to download");

  private final String words;

  Place(String words) {
    this.words = words;
  }

  /// For people: `in the cache`.
  @Override
  public String toString() {
    return words;
  }
}
