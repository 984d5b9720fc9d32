package dev.gradus.cli;

import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Bars made of characters: eighths of blocks where the stream can carry them, else ASCII.
///
/// @param fine whether it can
record Blocks(boolean fine) {

  /// What a stream must be able to carry.
  static final String CHARACTERS = "▁▂▃▄▅▆▇█▏▎▍▌▋▊▉▀░▒▓";

  private static final String UPWARDS = " ▁▂▃▄▅▆▇█";
  private static final String ACROSS = " ▏▎▍▌▋▊▉█";
  private static final String COARSE_UPWARDS = " .:-=+*#";
  private static final int EIGHT = 8;

  static Blocks of(Output output) {
    return new Blocks(output.canWrite(CHARACTERS));
  }

  /// @param share of the width, 0 to 1; what is above 0 shows
  /// @return a bar to the right
  String bar(double share, int width) {
    if (!fine) {
      return "#".repeat(share > 0 ? (int) Math.max(1, Math.round(share * width)) : 0);
    }
    int eighths = share > 0 ? (int) Math.max(1, Math.round(share * width * EIGHT)) : 0;
    String last =
        eighths % EIGHT == 0 ? "" : ACROSS.substring(eighths % EIGHT, eighths % EIGHT + 1);
    return "█".repeat(eighths / EIGHT) + last;
  }

  /// @return one character for each count, as high as it is large
  String line(List<Long> counts) {
    String steps = fine ? UPWARDS : COARSE_UPWARDS;
    int most = steps.length() - 1;
    double largest = Math.max(1, Collections.max(counts));
    return counts.stream()
        .map(count -> (int) Math.ceil(count / largest * most))
        .map(step -> steps.substring(step, step + 1))
        .collect(Collectors.joining());
  }

  /// @param heights 0 to 1; NaN leaves a gap
  /// @return one character for each height, the lowest for 0
  String trace(List<Double> heights) {
    String steps = (fine ? UPWARDS : COARSE_UPWARDS).substring(1);
    return heights.stream()
        .map(height -> {
          if (height.isNaN()) {
            return " ";
          }
          int step = (int) Math.round(Math.clamp(height, 0, 1) * (steps.length() - 1));
          return steps.substring(step, step + 1);
        })
        .collect(Collectors.joining());
  }

  /// @param row from 0, the lowest
  /// @param rows how many there are
  /// @return what of that row each count fills
  String row(List<Long> counts, int row, int rows, int width) {
    double largest = Math.max(1, Collections.max(counts));
    return counts.stream()
        .map(count -> cell(count / largest * rows, row).repeat(width))
        .collect(Collectors.joining());
  }

  /// Neighbors are put together until there are few enough.
  static List<Long> fitting(List<Long> counts, int most) {
    int together = Math.ceilDiv(counts.size(), most);
    return IntStream.range(0, Math.ceilDiv(counts.size(), together))
        .mapToObj(i -> {
          int end = Math.min((i + 1) * together, counts.size());
          return counts.subList(i * together, end).stream().mapToLong(Long::longValue).sum();
        })
        .toList();
  }

  private String cell(double height, int row) {
    double part = Math.clamp(height - row, 0, 1);
    if (!fine) {
      return part >= 0.5 || (row == 0 && part > 0) ? "#" : " ";
    }
    int step = (int) Math.round(part * EIGHT);
    int shown = step == 0 && row == 0 && height > 0 ? 1 : step;
    return UPWARDS.substring(shown, shown + 1);
  }
}
