package dev.gradus.data.read;

/// Where features stay while a network trains.
///
/// On disk they are mapped into memory: the operating system reads what a batch needs and forgets
/// what others need more, so data may be larger than memory. Labels, targets and the order of the
/// samples are in memory always.
public enum Storage {

  /// On disk if they are larger than a quarter of the memory that this process may take (`-Xmx`),
  /// so that a training and a test part find room, else in memory.
  AUTO,

  /// In memory, in the type they are stored in.
  MEMORY,

  /// On disk: in their own file where it holds them as they are needed, else in a temporary file,
  /// which is written once and gone when the process ends.
  DISK;

  boolean isDisk(long bytes) {
    return switch (this) {
      case AUTO -> bytes > Runtime.getRuntime().maxMemory() / 4;
      case MEMORY -> false;
      case DISK -> true;
    };
  }
}
