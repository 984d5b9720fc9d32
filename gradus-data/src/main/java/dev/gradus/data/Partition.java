package dev.gradus.data;

import dev.gradus.core.ConfigException;
import dev.gradus.core.RandomStream;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Which samples go to the training part and which to the test part, as numbers: for samples that
/// are no [Dataset], such as texts.
public final class Partition {

  private final int size;
  private final BitSet held;

  private Partition(int size, BitSet held) {
    this.size = size;
    this.held = held;
  }

  /// Cuts each class at random by itself, as [Split#stratified] does.
  ///
  /// @param name what messages call the samples
  /// @param labels for each sample the number of its class
  /// @param classes how many there are
  /// @param testShare of the samples that go to the test part, in (0, 1)
  /// @param stream where the choice comes from
  /// @return the same numbers as [Split#stratified] would take from data with these classes
  /// @throws ConfigException for a share out of range, or a single sample
  public static Partition stratified(
      String name, int[] labels, int classes, double testShare, RandomStream stream) {
    int count = count(name, labels.length, testShare);
    int[] sizes = new int[classes];
    for (int label : labels) {
      sizes[label]++;
    }
    int[] open = quotas(sizes, count);
    BitSet held = new BitSet(labels.length);
    for (int sample : stream.permutation(0, labels.length)) {
      if (open[labels[sample]]-- > 0) {
        held.set(sample);
      }
    }
    return new Partition(labels.length, held);
  }

  static Partition stratified(Dataset dataset, double share, RandomStream stream) {
    int classes = classes(dataset);
    requireNoTime(dataset);
    int[] labels = IntStream.range(0, dataset.size()).map(dataset::label).toArray();
    return stratified(dataset.name(), labels, classes, share, stream);
  }

  static Partition random(Dataset dataset, double share, RandomStream stream) {
    requireNoTime(dataset);
    int count = count(dataset.name(), dataset.size(), share);
    BitSet held = new BitSet(dataset.size());
    int[] order = stream.permutation(0, dataset.size());
    Arrays.stream(order, 0, count).forEach(held::set);
    return new Partition(dataset.size(), held);
  }

  /// @return the samples of the training part, in order
  public int[] train() {
    return IntStream.range(0, size).filter(sample -> !held.get(sample)).toArray();
  }

  /// @return the samples of the test part, in order
  public int[] test() {
    return held.stream().toArray();
  }

  Split split(Dataset dataset) {
    return Split.of(dataset.subset(train()), dataset.subset(test()));
  }

  /// Refuses samples that follow each other in time.
  static void requireNoTime(Dataset dataset) {
    if (bases(dataset).stream().anyMatch(TimeOrdered.class::isInstance)) {
      throw new ConfigException(
          "%s: its samples follow each other in time and share values, so a part chosen at random would give away the rest. Cut the series in time: SeriesWindowing.split."
              .formatted(dataset.name()));
    }
  }

  /// Refuses views, weights and joins of samples that were made by something fitted on them.
  static void requireNotFitted(Dataset dataset) {
    requireNoTime(dataset);
    if (bases(dataset).stream().anyMatch(FittedData.class::isInstance)) {
      throw new ConfigException(
          "%s: what made its samples was fitted on all of this training part, and cannot be fitted again through a view, weights or a join of it. Cut the validation part first, then choose or weight samples."
              .formatted(dataset.name()));
    }
  }

  /// What a data set is made of below views, weights and joins.
  private static List<Dataset> bases(Dataset dataset) {
    return switch (dataset) {
      case DatasetView view -> bases(view.base());
      case WeightedDataset weighted -> bases(weighted.base());
      case JoinedDataset joined ->
          Stream.of(joined.inputs(), joined.targets())
              .flatMap(parts -> parts.values().stream())
              .flatMap(part -> bases(part).stream())
              .toList();
      default -> List.of(dataset);
    };
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

  private static int count(String name, int size, double share) {
    if (!(share > 0 && share < 1)) {
      throw new ConfigException(
          "%s: the share to split off must be in (0, 1), got %s.".formatted(name, share));
    }
    if (size < 2) {
      throw new ConfigException(
          "%s: 1 sample cannot be split in two. Give at least 2.".formatted(name));
    }
    return Math.clamp(Math.round(share * size), 1, size - 1);
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
