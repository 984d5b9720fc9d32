package dev.gradus.cli;

import dev.gradus.callback.Callback;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Lets a run or a study end in order when the process is asked to end, by Ctrl-C or by a signal:
/// the work is paused, and the process waits until what is to be kept is written, or for ten
/// seconds. A process that is killed has no such time; its run goes on from the checkpoint before.
final class Interruption implements AutoCloseable {

  /// Why the run ended.
  static final String REASON = "interrupted";

  private static final long PATIENCE_SECONDS = 10;

  private final CountDownLatch done = new CountDownLatch(1);
  private final Thread hook = new Thread(this::askAndWait, "interruption");
  private @Nullable Runnable ask;
  private boolean asked;

  private Interruption() {}

  /// Listens until it is closed.
  static Interruption listen() {
    Interruption interruption = new Interruption();
    Runtime.getRuntime().addShutdownHook(interruption.hook);
    return interruption;
  }

  Callback callback() {
    return started -> {
      onAsked(() -> started.pause(REASON));
      return _ -> {};
    };
  }

  /// @param action run in a thread of its own when the process is asked to end, at once if it was
  synchronized void onAsked(Runnable action) {
    ask = action;
    if (asked) {
      action.run();
    }
  }

  private synchronized void ask() {
    asked = true;
    Runnable action = ask;
    if (action != null) {
      action.run();
    }
  }

  private void askAndWait() {
    ask();
    try {
      if (!done.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        return; // A long step; what was written before is whole.
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    done.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException _) {
      // The process is ending already, and the hook with it.
    }
  }
}
