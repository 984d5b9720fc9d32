package dev.gradus.train;

import dev.gradus.core.RandomStream;
import dev.gradus.data.Batches;
import dev.gradus.data.EncodedTarget;
import dev.gradus.data.Pipeline;
import dev.gradus.data.Prefetch;
import dev.gradus.data.augment.Augmentation;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The batches of training, epoch by epoch, each written ahead by a thread of its own while the
/// step before it runs. The threads start with the first epoch.
final class TrainingFeed implements AutoCloseable {

  private final Pipeline pipeline;
  private final Plans plans;
  private final boolean shuffle;
  private final Augmentation.@Nullable Prepared prepared;
  private final RandomStream run;
  private @Nullable Prefetch prefetch;

  TrainingFeed(Pipeline pipeline, Fit fit, Trainer trainer, Plans plans) {
    this.pipeline = pipeline;
    this.plans = plans;
    this.shuffle = fit.shuffle();
    Augmentation augmentation = fit.augment();
    this.run = RandomStream.of(trainer.seed());
    augmentation.check(
        pipeline.dataset(), pipeline.targets().stream().map(EncodedTarget::encoding).toList());
    if (!augmentation.isNone()) {
      augmentation.check(trainer.scaler());
    }
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

  /// Starts to write the batches of an epoch.
  ///
  /// @param epoch from 0
  /// @param first batch that will be read
  void begin(long epoch, int first) {
    if (prefetch == null) {
      int workers = prepared == null ? 1 : prepared.augmentation().workers();
      prefetch = new Prefetch(pipeline, this::batches, workers, plans.slots(pipeline));
    }
    prefetch.begin(epoch, first);
  }

  /// Waits for a batch, which is then read where it was written.
  ///
  /// @param step for batches of its size
  /// @return the same step on that batch
  StepPlan next(StepPlan step, int batch) {
    Prefetch written = Objects.requireNonNull(prefetch);
    written.await(batch);
    return plans.reading(step, written.slotOf(batch), written.memory(batch));
  }

  @Override
  public void close() {
    if (prefetch != null) {
      prefetch.close();
    }
  }
}
