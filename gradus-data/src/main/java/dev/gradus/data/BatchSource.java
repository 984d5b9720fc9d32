package dev.gradus.data;

import dev.gradus.core.Buffer;
import java.util.List;

/// Where a network's host gets the batches of one epoch.
public sealed interface BatchSource permits Batches, Prefetch {

  /// Writes one batch.
  ///
  /// @param batch from 0
  /// @param features receive, for each input, `[N, ...]`, scaled, row-major; exactly as many
  ///   samples long as the batch
  /// @param encoded receive, for each target, what it is encoded to; exactly as many samples long
  /// @return number of samples written
  /// @throws dev.gradus.core.ShapeException if a buffer has another size, or there are too few
  int write(int batch, List<Buffer> features, List<Buffer> encoded);
}
