package dev.gradus.data;

import dev.gradus.core.ConfigException;
import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Writes batches on threads of its own, so that the next one is ready before the step ends.
///
/// ```
/// try (MemoryScope scope = MemoryScope.open();
///     Prefetch prefetch =
///         new Prefetch(
///             pipeline,
///             epoch -> pipeline.shuffled(run, epoch),
///             1,
///             (_, samples) -> BatchMemory.allocate(pipeline, samples, scope))) {
///   prefetch.begin(0, 0);
///   int samples = prefetch.await(0);
///   BatchMemory batch = prefetch.memory(0);
/// }
/// ```
///
/// Each thread writes whole batches, with [Batches] of its own, into the memory of one of a few
/// slots, batch after batch in turn. The reader computes on that memory, without a copy, and gives
/// it back when it asks for the next batch. So the bits are those of [Batches], with any number of
/// threads. Nothing is allocated from one batch to the next.
///
/// Serves one reader, which asks for every batch once and in order. Closing ends the threads.
public final class Prefetch implements AutoCloseable {

  /// One slot is read, and one is ready while every thread writes another.
  private static final int SPARE_SLOTS = 2;

  private final LongFunction<Batches> epochs;
  private final List<BatchSlot> slots;
  private final List<Thread> threads;
  private final int count;
  private final Object lock = new Object();

  private long epoch;
  private int round;
  private int next;
  private int end;
  private int busy;
  private boolean closed;
  private boolean interrupted;
  private @Nullable Throwable failure;
  private int failed;
  private @Nullable BatchSlot reading;

  /// Starts the threads, which wait for [#begin].
  ///
  /// @param pipeline whose batches are written
  /// @param epochs makes the batches of an epoch, counted from 0, anew for every thread
  /// @param workers threads, at least 1
  /// @param memory where batches are written; it must live as long as this
  /// @throws ConfigException for fewer threads
  @SuppressWarnings("this-escape") // the threads wait until begin, which nobody can call before
  public Prefetch(
      Pipeline pipeline, LongFunction<Batches> epochs, int workers, BatchMemory.Slots memory) {
    if (workers < 1) {
      throw new ConfigException("Prefetch: workers must be at least 1, got %d.".formatted(workers));
    }
    this.epochs = epochs;
    this.count = pipeline.count();
    this.slots =
        IntStream.range(0, workers + SPARE_SLOTS)
            .mapToObj(number -> new BatchSlot(pipeline, number, memory))
            .toList();
    this.threads =
        IntStream.range(0, workers)
            .mapToObj(
                i -> Thread.ofPlatform().daemon().name("gradus-data-" + i).unstarted(this::work))
            .toList();
    threads.forEach(Thread::start);
  }

  /// Begins an epoch. One that was not read to its end is given up.
  ///
  /// @param newEpoch from 0
  /// @param first batch that will be read
  public void begin(long newEpoch, int first) {
    synchronized (lock) {
      end = 0;
      while (busy > 0) {
        await();
      }
      resume();
      slots.forEach(BatchSlot::free);
      reading = null;
      failure = null;
      epoch = newEpoch;
      round++;
      next = first;
      end = count;
      lock.notifyAll();
    }
  }

  /// Waits until a batch is written. It stays in its memory until the next one is asked for.
  ///
  /// @param batch from 0: the one after the last, or the first of the epoch that was begun
  /// @return number of samples in it
  /// @throws RuntimeException what its writing threw
  public int await(int batch) {
    BatchSlot slot = slot(batch);
    synchronized (lock) {
      if (reading != null) {
        reading.free();
        reading = null;
        lock.notifyAll();
      }
      while (!slot.holds(batch)) {
        if (failure != null && busy == 0) {
          throw failed(failure);
        }
        await();
      }
      resume();
      reading = slot;
    }
    return slot.size();
  }

  /// @param batch from 0
  /// @return the slot that it is written to
  public int slotOf(int batch) {
    return batch % slots.size();
  }

  /// @param batch from 0
  /// @return where it is written
  public BatchMemory memory(int batch) {
    return slot(batch).memory(batch);
  }

  private BatchSlot slot(int batch) {
    return slots.get(slotOf(batch));
  }

  @Override
  public void close() {
    synchronized (lock) {
      closed = true;
      end = 0;
      while (busy > 0) {
        await();
      }
      lock.notifyAll();
    }
    threads.forEach(this::join);
    resume();
  }

  private static RuntimeException failed(Throwable failure) {
    if (failure instanceof Error error) {
      throw error;
    }
    return (RuntimeException) failure;
  }

  private void work() {
    Worker worker = new Worker();
    while (worker.claim()) {
      worker.fill();
    }
  }

  /// One thread's turn: a batch claimed under the lock, written without it.
  private final class Worker {

    private Optional<Batches> batches = Optional.empty();
    private int seen;
    private int batch;
    private long wanted;
    private boolean isNew;

    /// @return whether there is a batch to write; else all is closed
    boolean claim() {
      synchronized (lock) {
        while (!closed && (next >= end || !slot(next).isFree())) {
          await();
        }
        if (closed) {
          return false;
        }
        batch = next++;
        slot(batch).claim();
        busy++;
        wanted = epoch;
        isNew = round != seen;
        seen = round;
        return true;
      }
    }

    void fill() {
      Throwable thrown = null;
      BatchSlot slot = slot(batch);
      try {
        if (isNew) {
          batches = Optional.of(epochs.apply(wanted));
        }
        slot.fill(batches.orElseThrow(), batch);
      } catch (RuntimeException | Error e) {
        thrown = e;
      }
      synchronized (lock) {
        busy--;
        if (thrown == null) {
          slot.filled(batch);
        } else {
          if (failure == null || batch < failed) {
            failure = thrown;
            failed = batch;
          }
          end = 0;
        }
        lock.notifyAll();
      }
    }
  }

  private void join(Thread thread) {
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
  }

  /// Waits for a change of state. Who interrupts meanwhile is heard afterwards.
  @SuppressWarnings("WaitNotInLoop") // every caller asks again in a loop
  private void await() {
    try {
      lock.wait();
    } catch (InterruptedException e) {
      interrupted = true;
    }
  }

  /// Called by the reader when it has waited.
  private void resume() {
    if (interrupted) {
      interrupted = false;
      Thread.currentThread().interrupt();
    }
  }
}
