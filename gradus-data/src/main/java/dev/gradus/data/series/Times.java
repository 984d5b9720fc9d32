package dev.gradus.data.series;

import java.util.ArrayList;
import java.util.List;

/// Times as they were written. A string for each would take more than the file that they are from:
/// many of them share one, with the places where they end.
final class Times {

  private static final int BLOCK = 512;

  private final List<String> blocks = new ArrayList<>();
  private final List<int[]> ends = new ArrayList<>();
  private final StringBuilder last = new StringBuilder();
  private int size;

  void add(CharSequence time) {
    int at = size % BLOCK;
    if (at == 0) {
      if (size > 0) {
        blocks.add(last.toString());
        last.setLength(0);
      }
      ends.add(new int[BLOCK]);
    }
    last.append(time);
    ends.getLast()[at] = last.length();
    size++;
  }

  int size() {
    return size;
  }

  String get(int index) {
    int block = index / BLOCK;
    int at = index % BLOCK;
    int from = at == 0 ? 0 : ends.get(block)[at - 1];
    CharSequence text = block < blocks.size() ? blocks.get(block) : last;
    return text.subSequence(from, ends.get(block)[at]).toString();
  }
}
