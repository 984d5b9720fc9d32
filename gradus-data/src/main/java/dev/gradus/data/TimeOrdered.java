package dev.gradus.data;

/// Samples that follow each other in time and share values with their neighbours, so that a part
/// chosen at random would give away what the rest is to be measured on. Parts of them are cut at a
/// point in time, a validation part too: the last share of the time.
public interface TimeOrdered extends FittedData {

  /// @throws dev.gradus.core.ConfigException always: parts of chosen samples would share values
  @Override
  default Split split(int[] train, int[] test) {
    Partition.requireNoTime(this);
    return Split.of(subset(train), subset(test));
  }
}
