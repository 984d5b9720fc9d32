package dev.gradus.data;

import dev.gradus.core.ConfigException;
import dev.gradus.core.RandomStream;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.stream.IntStream;

/// Which samples of a data set go to the test part.
///
/// @param dataset what is cut
/// @param held true for each sample of the test part
record Partition(Dataset dataset, BitSet held) {

  static Partition random(Dataset dataset, double share, RandomStream stream) {
    requireNoTime(dataset);
    int count = count(dataset, share);
    BitSet held = new BitSet(dataset.size());
    int[] order = stream.permutation(0, dataset.size());
    Arrays.stream(order, 0, count).forEach(held::set);
    return new Partition(dataset, held);
  }

  static Partition stratified(Dataset dataset, double share, RandomStream stream) {
    int classes = classes(dataset);
    int count = count(dataset, share);
    int[] sizes = new int[classes];
    for (int sample = 0; sample < dataset.size(); sample++) {
      sizes[dataset.label(sample)]++;
    }
    int[] open = quotas(sizes, count);
    BitSet held = new BitSet(dataset.size());
    for (int sample : stream.permutation(0, dataset.size())) {
      if (open[dataset.label(sample)]-- > 0) {
        held.set(sample);
      }
    }
    return new Partition(dataset, held);
  }

  /// Refuses samples that follow each other in time.
  static void requireNoTime(Dataset dataset) {
    Dataset base = dataset instanceof DatasetView view ? view.base() : dataset;
    if (base instanceof TimeOrdered) {
      throw new ConfigException(
          "%s: its samples follow each other in time and share values, so a part chosen at random would give away the rest. Cut the series in time: SeriesWindowing.split."
              .formatted(dataset.name()));
    }
  }

  /// The number of classes, or a complaint that there are none.
  static int classes(Dataset dataset) {
    if (!(dataset.target() instanceof ClassTarget(int classes, _))) {
      throw new ConfigException(
          "%s: a stratified split needs classes, its target is values of shape %s. Split it at random."
              .formatted(dataset.name(), dataset.target().shape()));
    }
    return classes;
  }

  Split split() {
    return Split.of(
        dataset.subset(
            IntStream.range(0, dataset.size()).filter(sample -> !held.get(sample)).toArray()),
        dataset.subset(held.stream().toArray()));
  }

  private static int count(Dataset dataset, double share) {
    if (!(share > 0 && share < 1)) {
      throw new ConfigException(
          "%s: the share to split off must be in (0, 1), got %s.".formatted(dataset.name(), share));
    }
    if (dataset.size() < 2) {
      throw new ConfigException(
          "%s: 1 sample cannot be split in two. Give at least 2.".formatted(dataset.name()));
    }
    return Math.clamp(Math.round(share * dataset.size()), 1, dataset.size() - 1);
  }

  /// How many of each class are held, by the method of largest remainders: each class gets the
  /// whole part of its fair share, and what is left goes to the classes that lost most by it.
  private static int[] quotas(int[] sizes, int count) {
    long total = Arrays.stream(sizes).asLongStream().sum();
    int[] quotas = new int[sizes.length];
    int left = count;
    for (int i = 0; i < sizes.length; i++) {
      quotas[i] = (int) (sizes[i] * (long) count / total);
      left -= quotas[i];
    }
    IntStream.range(0, sizes.length)
        .boxed()
        .sorted(Comparator.comparingLong((Integer i) -> -(sizes[i] * (long) count % total)))
        .limit(left)
        .forEach(i -> quotas[i]++);
    return quotas;
  }
}
