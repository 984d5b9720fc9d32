package dev.gradus.data;

import dev.gradus.core.ConfigException;
import dev.gradus.core.RandomStream;
import java.util.Arrays;
import java.util.stream.IntStream;

/// A data set cut into any number of parts.
final class Parting {

  private final Dataset dataset;
  private final int[] part;

  private Parting(Dataset dataset, int[] part) {
    this.dataset = dataset;
    this.part = part;
  }

  /// @param step of the stream, so that one stream gives any number of partings
  static Parting random(Dataset dataset, double[] shares, RandomStream stream, long step) {
    return of(dataset, new int[dataset.size()], 1, shares, stream, step);
  }

  static Parting stratified(Dataset dataset, double[] shares, RandomStream stream, long step) {
    int classes = Partition.classes(dataset);
    int[] labels = IntStream.range(0, dataset.size()).map(dataset::label).toArray();
    return of(dataset, labels, classes, shares, stream, step);
  }

  private static Parting of(
      Dataset dataset, int[] groups, int count, double[] shares, RandomStream stream, long step) {
    Partition.requireNoTime(dataset);
    int[] sizes = new int[count];
    for (int group : groups) {
      sizes[group]++;
    }
    int[][] open = Quotas.of(sizes, shares);
    int[] next = new int[count];
    int[] part = new int[dataset.size()];
    for (int sample : stream.permutation(step, dataset.size())) {
      int group = groups[sample];
      while (open[group][next[group]] == 0) {
        next[group]++;
      }
      open[group][next[group]]--;
      part[sample] = next[group];
    }
    return new Parting(dataset, part);
  }

  Dataset only(int wanted) {
    return dataset.subset(samples(wanted, true));
  }

  /// @param number of the part to test on
  /// @return all others to learn from, and that one; what was fitted is fitted on the others
  Split fold(int number) {
    int[] train = samples(number, false);
    int[] test = samples(number, true);
    return dataset instanceof FittedData fitted
        ? fitted.split(train, test)
        : Split.of(dataset.subset(train), dataset.subset(test));
  }

  /// @throws ConfigException if a part has no sample
  Parting requireAll(int parts, Object shares) {
    for (int each = 0; each < parts; each++) {
      int wanted = each;
      if (Arrays.stream(part).noneMatch(one -> one == wanted)) {
        throw new ConfigException(
            "%s: %d samples are too few for %s, a part would be empty. Give more samples, or cut fewer parts."
                .formatted(dataset.name(), dataset.size(), shares));
      }
    }
    return this;
  }

  private int[] samples(int number, boolean inside) {
    return IntStream.range(0, part.length)
        .filter(sample -> part[sample] == number == inside)
        .toArray();
  }
}
