package dev.gradus.data.read;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Distinct texts, numbered in the order in which they came. Looks a text up where it lies, without
/// making a string of it.
final class TextNumbers {

  private static final int NONE = -1;

  private final List<String> texts = new ArrayList<>();

  /// Numbers by the texts' hash, the next free place where that one is taken; at most half full.
  private int[] places = {NONE, NONE};

  /// @return its number; negative if it has none
  int number(CharSequence text) {
    return places[place(text)];
  }

  /// @param text that has no number yet
  /// @return its number
  int add(String text) {
    if (2 * texts.size() >= places.length) {
      places = new int[2 * places.length];
      Arrays.fill(places, NONE);
      for (int number = 0; number < texts.size(); number++) {
        places[place(texts.get(number))] = number;
      }
    }
    int number = texts.size();
    places[place(text)] = number;
    texts.add(text);
    return number;
  }

  int size() {
    return texts.size();
  }

  /// @return the texts by their numbers
  List<String> texts() {
    return texts;
  }

  private int place(CharSequence text) {
    int last = places.length - 1;
    int place = hash(text) & last;
    while (places[place] != NONE && !texts.get(places[place]).contentEquals(text)) {
      place = (place + 1) & last;
    }
    return place;
  }

  /// Mixes more than [String#hashCode], for which texts with the same one are easily found.
  private static int hash(CharSequence text) {
    long hash = text.length();
    for (int i = 0; i < text.length(); i++) {
      hash = (hash ^ text.charAt(i)) * 0x9E3779B97F4A7C15L;
      hash ^= hash >>> 29;
    }
    return (int) (hash >>> 20);
  }
}
