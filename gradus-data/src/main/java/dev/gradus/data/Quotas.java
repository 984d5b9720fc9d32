package dev.gradus.data;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.stream.IntStream;

/// How many samples of each class go to each part, so that every number is its fair share rounded
/// up or down, and so is the size of every part.
///
/// Design: a table of fair shares is rounded such that rows and columns keep their sums, which is
/// always possible. Each class first rounds up where most would be lost; while a part then has too
/// many and another too few, one sample moves along the shortest chain of classes between them.
///
/// Source: M. Bacharach, "Matrix rounding problems", Management Science 12 (1966).
final class Quotas {

  private static final double ROUNDING = 1e-9;

  private Quotas() {}

  /// @return for each class, for each part
  static int[][] of(int[] sizes, double[] shares) {
    int[] wanted = rounded(Arrays.stream(sizes).sum(), shares);
    int[][] counts = new int[sizes.length][];
    int[] open = wanted.clone();
    for (int i = 0; i < sizes.length; i++) {
      counts[i] = rounded(sizes[i], shares);
      for (int part = 0; part < shares.length; part++) {
        open[part] -= counts[i][part];
      }
    }
    Rounding rounding = new Rounding(sizes, shares, counts);
    while (Arrays.stream(open).anyMatch(left -> left != 0)) {
      rounding.moveOne(open);
    }
    return counts;
  }

  /// One row: whole parts of the fair shares, and one more where most is lost.
  private static int[] rounded(int size, double[] shares) {
    int[] counts = Arrays.stream(shares).mapToInt(share -> whole(size * share)).toArray();
    int left = size - Arrays.stream(counts).sum();
    IntStream.range(0, shares.length)
        .boxed()
        .sorted((a, b) -> Double.compare(lost(size * shares[b]), lost(size * shares[a])))
        .limit(left)
        .forEach(part -> counts[part]++);
    return counts;
  }

  private static int whole(double fair) {
    return (int) Math.floor(fair + ROUNDING);
  }

  private static double lost(double fair) {
    return Math.max(0, fair - whole(fair));
  }

  /// The table while it is put right.
  private static final class Rounding {

    private final int[] sizes;
    private final double[] shares;
    private final int[][] counts;

    Rounding(int[] sizes, double[] shares, int[][] counts) {
      this.sizes = sizes;
      this.shares = shares;
      this.counts = counts;
    }

    /// Moves one sample from a part that has too many, through others, to one that has too few.
    void moveOne(int[] open) {
      int parts = shares.length;
      int[] from = new int[parts];
      int[] through = new int[parts];
      Arrays.fill(from, -1);
      Deque<Integer> queue = new ArrayDeque<>();
      for (int part = 0; part < parts; part++) {
        if (open[part] < 0) {
          from[part] = part;
          queue.add(part);
        }
      }
      while (!queue.isEmpty()) {
        int part = queue.remove();
        if (open[part] > 0) {
          follow(open, part, from, through);
          return;
        }
        for (int next = 0; next < parts; next++) {
          int group = from[next] < 0 ? groupBetween(part, next) : -1;
          if (group >= 0) {
            from[next] = part;
            through[next] = group;
            queue.add(next);
          }
        }
      }
      throw new IllegalStateException("a table of shares that cannot be rounded");
    }

    private void follow(int[] open, int end, int[] from, int[] through) {
      int part = end;
      open[part]--;
      while (from[part] != part) {
        counts[through[part]][part]++;
        counts[through[part]][from[part]]--;
        part = from[part];
      }
      open[part]++;
    }

    /// A class that was rounded up in one part and down in the other, or -1.
    private int groupBetween(int part, int next) {
      for (int group = 0; group < sizes.length; group++) {
        double here = sizes[group] * shares[part];
        double there = sizes[group] * shares[next];
        if (counts[group][part] > whole(here)
            && counts[group][next] == whole(there)
            && lost(there) > ROUNDING) {
          return group;
        }
      }
      return -1;
    }
  }
}
