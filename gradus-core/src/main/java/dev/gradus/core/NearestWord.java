package dev.gradus.core;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/// Finds the known word that an unknown one most likely stood for, by the edit distance of Damerau
/// (1964) in its restricted form: insertions, deletions, substitutions and swaps of neighbors each
/// cost 1. Case does not count.
public final class NearestWord {

  /// Longer words, as files may hold, are compared by their beginnings.
  private static final int COMPARED = 100;

  private NearestWord() {}

  /// @param word what was written
  /// @param known what there is
  /// @return the nearest known word if at most a third of the letters, and at least one, differ
  public static Optional<String> of(String word, Collection<String> known) {
    return known.stream()
        .filter(candidate -> distance(word, candidate) <= tolerated(word, candidate))
        .min(
            Comparator.<String>comparingInt(candidate -> distance(word, candidate))
                .thenComparing(Comparator.naturalOrder()));
  }

  /// @param word what was written
  /// @param known what there is, at least one
  /// @return the nearest known word, however far it is; the first of equals
  public static String to(String word, Collection<String> known) {
    return known.stream()
        .min(Comparator.comparingInt(candidate -> distance(word, candidate)))
        .orElseThrow();
  }

  /// @param word what was written
  /// @param known what there is
  /// @return ` Did you mean "units"?`, or nothing when no known word is near
  public static String question(String word, Collection<String> known) {
    return of(word, known).map(" Did you mean \"%s\"?"::formatted).orElse("");
  }

  private static int tolerated(String word, String candidate) {
    return Math.max(1, Math.max(word.length(), candidate.length()) / 3);
  }

  private static int distance(String first, String second) {
    String a = folded(first);
    String b = folded(second);
    int[] before = new int[b.length() + 1];
    int[] above = new int[b.length() + 1];
    int[] row = new int[b.length() + 1];
    for (int j = 0; j < row.length; j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int[] free = before;
      before = above;
      above = row;
      row = free;
      row[0] = i;
      for (int j = 1; j < row.length; j++) {
        int substitution = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        row[j] = Math.min(Math.min(above[j], row[j - 1]) + 1, above[j - 1] + substitution);
        if (i > 1 && j > 1 && isSwapped(a, i, b, j)) {
          row[j] = Math.min(row[j], before[j - 2] + 1);
        }
      }
    }
    return row[b.length()];
  }

  private static boolean isSwapped(String a, int i, String b, int j) {
    return a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
  }

  private static String folded(String word) {
    String lower = word.toLowerCase(Locale.ROOT);
    return lower.substring(0, Math.min(lower.length(), COMPARED));
  }
}
