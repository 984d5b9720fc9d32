package dev.gradus.train;

import dev.gradus.core.RandomStream;
import dev.gradus.data.BatchSource;
import dev.gradus.data.Batches;
import dev.gradus.data.EncodedTarget;
import dev.gradus.data.Pipeline;
import dev.gradus.data.Prefetch;
import dev.gradus.data.augment.Augmentation;
import org.jspecify.annotations.Nullable;

/// The batches of training, epoch by epoch. Images that are changed are written ahead by other
/// threads, which start with the first epoch; without augmentation there are none.
final class TrainingFeed implements AutoCloseable {

  private final Pipeline pipeline;
  private final boolean shuffle;
  private final Augmentation.@Nullable Prepared prepared;
  private final RandomStream run;
  private @Nullable Prefetch prefetch;

  TrainingFeed(Pipeline pipeline, Fit fit, long seed) {
    this.pipeline = pipeline;
    this.shuffle = fit.shuffle();
    Augmentation augmentation = fit.augment();
    this.run = RandomStream.of(seed);
    augmentation.check(
        pipeline.dataset(), pipeline.targets().stream().map(EncodedTarget::encoding).toList());
    this.prepared = augmentation.isNone() ? null : augmentation.prepare(pipeline.dataset(), run);
  }

  /// The order is a function of seed and epoch alone, so that a resumed run finds it again.
  ///
  /// @param epoch from 0
  /// @return batches that can be written in any order and as often as wanted, for one thread
  Batches batches(long epoch) {
    Batches ordered = shuffle ? pipeline.shuffled(run, epoch) : pipeline.inOrder();
    return prepared == null ? ordered : ordered.augmented(prepared.augmenter(), epoch);
  }

  /// @param batches of the epoch
  /// @param epoch from 0
  /// @param first batch that will be read
  /// @return the same batches, each to be read once and in order, written ahead if that is work
  BatchSource ahead(Batches batches, long epoch, int first) {
    if (prepared == null) {
      return batches;
    }
    if (prefetch == null) {
      prefetch = new Prefetch(pipeline, this::batches, prepared.augmentation().workers());
    }
    prefetch.begin(epoch, first);
    return prefetch;
  }

  @Override
  public void close() {
    if (prefetch != null) {
      prefetch.close();
    }
  }
}
