package dev.gradus.data;

import dev.gradus.core.Buffer;
import dev.gradus.core.MemoryScope;
import java.util.List;

/// Memory for one batch that waits to be read. Its state is guarded by the lock of [Prefetch].
final class BatchSlot {

  private static final int FREE = -1;
  private static final int CLAIMED = -2;

  private final Part whole;
  private final Part last;
  private final int lastBatch;
  private int held = FREE;
  private int size;

  /// Memory for a batch of one size, cut to fit.
  private record Part(List<Buffer> features, List<Buffer> targets) {

    Part(Pipeline pipeline, MemoryScope scope, int samples) {
      this(
          pipeline.inputs().stream()
              .map(input -> scope.allocate(input.data().featureShape().prepend(samples).size()))
              .toList(),
          pipeline.targets().stream()
              .map(target -> scope.allocate(target.shape().prepend(samples).size()))
              .toList());
    }
  }

  BatchSlot(Pipeline pipeline, MemoryScope scope) {
    int samples = pipeline.dataset().size();
    int usual = Math.min(samples, pipeline.batchSize());
    int remaining = samples - (pipeline.count() - 1) * pipeline.batchSize();
    this.whole = new Part(pipeline, scope, usual);
    this.last = remaining == usual ? whole : new Part(pipeline, scope, remaining);
    this.lastBatch = pipeline.count() - 1;
  }

  boolean isFree() {
    return held == FREE;
  }

  void free() {
    held = FREE;
  }

  void claim() {
    held = CLAIMED;
  }

  void filled(int batch) {
    held = batch;
  }

  boolean holds(int batch) {
    return held == batch;
  }

  void fill(Batches batches, int batch) {
    Part part = part(batch);
    size = batches.write(batch, part.features, part.targets);
  }

  /// @return samples of the batch that it holds
  int size() {
    return size;
  }

  List<Buffer> features(int batch) {
    return part(batch).features;
  }

  List<Buffer> targets(int batch) {
    return part(batch).targets;
  }

  private Part part(int batch) {
    return batch == lastBatch ? last : whole;
  }
}
