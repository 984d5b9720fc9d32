package dev.gradus.data;

/// Memory for one batch that waits to be read. Its state is guarded by the lock of [Prefetch].
final class BatchSlot {

  private static final int FREE = -1;
  private static final int CLAIMED = -2;

  private final BatchMemory whole;
  private final BatchMemory last;
  private final int lastBatch;
  private int held = FREE;
  private int size;

  BatchSlot(Pipeline pipeline, int number, BatchMemory.Slots memory) {
    int samples = pipeline.dataset().size();
    int usual = Math.min(samples, pipeline.batchSize());
    int remaining = samples - (pipeline.count() - 1) * pipeline.batchSize();
    this.whole = memory.memory(number, usual);
    this.last = remaining == usual ? whole : memory.memory(number, remaining);
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
    BatchMemory memory = memory(batch);
    size = batches.write(batch, memory.features(), memory.targets());
  }

  /// @return samples of the batch that it holds
  int size() {
    return size;
  }

  BatchMemory memory(int batch) {
    return batch == lastBatch ? last : whole;
  }
}
