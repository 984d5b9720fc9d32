package dev.gradus.data.read;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;

/// Finds what was probably meant.
final class NearestName {

  private static final int COMPARED_CHARACTERS = 100;

  private NearestName() {}

  /// @param wanted what was written
  /// @param names what there is, at least one
  /// @return the name that fewest edits make of `wanted`, letter case aside; the first of equals
  static String to(String wanted, Collection<String> names) {
    return names.stream()
        .min(Comparator.comparingInt(name -> distance(folded(wanted), folded(name))))
        .orElseThrow();
  }

  private static String folded(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return lower.substring(0, Math.min(lower.length(), COMPARED_CHARACTERS));
  }

  /// Levenshtein's distance: insertions, deletions and replacements of one character.
  private static int distance(String from, String to) {
    int[] row = new int[to.length() + 1];
    for (int j = 0; j < row.length; j++) {
      row[j] = j;
    }
    for (int i = 1; i <= from.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j < row.length; j++) {
        int replaced = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[row.length - 1];
  }
}
