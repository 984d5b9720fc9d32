package dev.gradus.data;

import dev.gradus.core.Buffer;
import dev.gradus.core.MemoryScope;
import java.util.List;

/// Memory for one batch.
///
/// @param features for each input `[N, ...]`, scaled, row-major
/// @param targets for each output what its targets are encoded to
public record BatchMemory(List<Buffer> features, List<Buffer> targets) {

  /// Copies the lists.
  public BatchMemory {
    features = List.copyOf(features);
    targets = List.copyOf(targets);
  }

  /// @param pipeline whose batches it is for
  /// @param samples in the batch, at least 1
  /// @param scope that owns the memory
  /// @return new memory
  public static BatchMemory allocate(Pipeline pipeline, int samples, MemoryScope scope) {
    return new BatchMemory(
        pipeline.inputs().stream()
            .map(input -> scope.allocate(input.data().featureShape().prepend(samples).size()))
            .toList(),
        pipeline.targets().stream()
            .map(target -> scope.allocate(target.shape().prepend(samples).size()))
            .toList());
  }

  /// Where batches are written ahead.
  @FunctionalInterface
  public interface Slots {

    /// @param slot from 0
    /// @param samples in the batch
    /// @return memory of that slot, always the same for the same numbers
    BatchMemory memory(int slot, int samples);
  }
}
