package dev.gradus.data.catalogue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// The bytes of an answer as they come, with a limit on how long nothing may come.
///
/// The client hands over the next buffers only when they are asked for, so that a fast sender and a
/// slow disk do not fill the memory.
final class ReceivedBody implements Flow.Subscriber<List<ByteBuffer>>, AutoCloseable {

  /// What the client says.
  private sealed interface Signal {}

  private record Bytes(List<ByteBuffer> buffers) implements Signal {}

  private record Failure(Throwable cause) implements Signal {}

  private record End() implements Signal {}

  private final Duration patience;
  private final BlockingQueue<Signal> signals = new LinkedBlockingQueue<>();
  private final Deque<ByteBuffer> ready = new ArrayDeque<>();
  private volatile Flow.@Nullable Subscription subscription;
  private volatile boolean closed;
  private boolean ended;

  /// @param patience how long nothing may come
  ReceivedBody(Duration patience) {
    this.patience = patience;
  }

  /// @return the next bytes, or null at the end
  /// @throws TransferException if the sender breaks off or falls silent
  @Nullable ByteBuffer next() throws IOException {
    while (ready.isEmpty() && !ended) {
      Signal signal = await();
      switch (signal) {
        case Bytes bytes -> {
          ready.addAll(bytes.buffers());
          Flow.Subscription asked = subscription;
          if (asked != null) {
            asked.request(1);
          }
        }
        case Failure failure ->
            throw TransferException.brokenOff("the connection broke off", failure.cause());
        case End _ -> ended = true;
      }
    }
    return ready.poll();
  }

  private Signal await() throws IOException {
    try {
      Signal signal = signals.poll(patience.toNanos(), TimeUnit.NANOSECONDS);
      if (signal == null) {
        throw TransferException.brokenOff("sent nothing for " + Words.seconds(patience), null);
      }
      return signal;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw TransferException.brokenOff("was interrupted", e);
    }
  }

  @Override
  public void onSubscribe(Flow.Subscription given) {
    subscription = given;
    if (closed) {
      given.cancel();
    } else {
      given.request(1);
    }
  }

  @Override
  public void onNext(List<ByteBuffer> buffers) {
    signals.add(new Bytes(buffers));
  }

  @Override
  public void onError(Throwable cause) {
    signals.add(new Failure(cause));
  }

  @Override
  public void onComplete() {
    signals.add(new End());
  }

  /// Tells the client that no more is wanted.
  @Override
  public void close() {
    closed = true;
    Flow.Subscription asked = subscription;
    if (asked != null) {
      asked.cancel();
    }
  }
}
