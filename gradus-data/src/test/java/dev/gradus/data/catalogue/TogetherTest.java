package dev.gradus.data.catalogue;

import static dev.gradus.data.catalogue.FetchedFile.BYTES;
import static dev.gradus.data.catalogue.FetchedFile.SET;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gradus.core.DataException;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Two that want the same file at once: one fetches it, the other waits and finds it.
@Timeout(60)
class TogetherTest {

  @TempDir private Path cache;

  /// The process of [#processes_takeTurns]: holds the lock of a folder until told to let go.
  static final class Holder {

    private Holder() {}

    public static void main(String[] arguments) throws Exception {
      try (CacheLock _ = CacheLock.take(Path.of(arguments[0]), () -> {})) {
        System.out.println("held");
        System.out.flush();
        int _ = System.in.read();
      }
    }
  }

  @Test
  void threads_fetchOnce() throws Exception {
    CountDownLatch waiting = new CountDownLatch(1);
    try (LoopbackServer server =
        new LoopbackServer(exchange -> {
          exchange.head("HTTP/1.1 200 OK", "Content-Length: " + BYTES.length);
          exchange.body(BYTES, 0, 1000);
          await(waiting);
          exchange.body(BYTES, 1000, BYTES.length);
        })) {
      URI address = server.address("/");
      FetchedFile fetched = new FetchedFile(cache);
      fetched.with(fetched.network().withStallTimeout(Duration.ofSeconds(30)));
      List<Thread> threads = new ArrayList<>();
      for (int i = 0; i < 2; i++) {
        threads.add(
            Thread.ofPlatform()
                .start(() ->
                    fetched
                        .catalogue(address)
                        .download(
                            SET,
                            event -> {
                              if (event instanceof DownloadEvent.Waiting) {
                                waiting.countDown();
                              }
                            })));
      }
      for (Thread thread : threads) {
        thread.join();
      }
      assertEquals(0, waiting.getCount(), "one of them waited");
      assertEquals(1, server.exchanges().size());
      assertArrayEquals(BYTES, Files.readAllBytes(fetched.file()));
    }
  }

  @Test
  void processes_takeTurns() throws Exception {
    FetchedFile fetched = new FetchedFile(cache);
    Files.createDirectories(fetched.folder());
    Process other =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Holder.class.getName(),
                fetched.folder().toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (LoopbackServer server = new LoopbackServer(exchange -> exchange.whole(BYTES));
        BufferedReader fromOther =
            new BufferedReader(
                new InputStreamReader(other.getInputStream(), StandardCharsets.UTF_8))) {
      assertEquals("held", fromOther.readLine());
      CountDownLatch waiting = new CountDownLatch(1);
      Thread mine =
          Thread.ofPlatform()
              .start(() ->
                  fetched
                      .catalogue(server.address("/"))
                      .download(
                          SET,
                          event -> {
                            if (event instanceof DownloadEvent.Waiting) {
                              waiting.countDown();
                            }
                          }));
      await(waiting);
      assertEquals(
          0, server.exchanges().size(), "nothing is fetched while the other holds the lock");
      // A process that is killed lets go as well.
      other.destroyForcibly();
      mine.join();
      assertArrayEquals(BYTES, Files.readAllBytes(fetched.file()));
    } finally {
      other.destroyForcibly();
    }
  }

  /// Whoever takes its turn finds the file free: close lets go of it before the thread does.
  @Test
  void threads_thatTakeTurnsOften_findTheLockFree() throws Exception {
    AtomicInteger inside = new AtomicInteger();
    AtomicInteger turns = new AtomicInteger();
    Queue<Throwable> failures = new ConcurrentLinkedQueue<>();
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      threads.add(
          Thread.ofPlatform()
              .daemon()
              .start(() -> {
                try {
                  for (int turn = 0; turn < 2_500; turn++) {
                    try (CacheLock _ = CacheLock.take(cache, () -> {})) {
                      assertEquals(1, inside.incrementAndGet());
                      turns.incrementAndGet();
                      inside.decrementAndGet();
                    }
                  }
                } catch (Throwable e) {
                  failures.add(e);
                }
              }));
    }
    for (Thread thread : threads) {
      thread.join(30_000);
    }
    assertEquals(List.of(), List.copyOf(failures));
    assertEquals(10_000, turns.get());
  }

  @Test
  void folders_areLockedEachByItself() throws Exception {
    Path one = Files.createDirectory(cache.resolve("one"));
    Path two = Files.createDirectory(cache.resolve("two"));
    CountDownLatch waited = new CountDownLatch(1);
    try (CacheLock _ = CacheLock.take(one, () -> {})) {
      CountDownLatch done = new CountDownLatch(1);
      Thread.ofPlatform()
          .daemon()
          .start(() -> {
            try (CacheLock _ = CacheLock.take(two, waited::countDown)) {
              done.countDown();
            }
          });
      await(done);
    }
    assertEquals(1, waited.getCount(), "nobody had to wait");
  }

  @Test
  void fetch_fromItsOwnListener_isRefused() throws Exception {
    try (LoopbackServer server = new LoopbackServer(exchange -> exchange.whole(BYTES))) {
      FetchedFile fetched = new FetchedFile(cache);
      Catalogue catalogue = fetched.catalogue(server.address("/"));
      String refusal =
          assertThrows(
                  DataException.class,
                  () -> catalogue.download(SET, _ -> catalogue.download(SET, _ -> {})))
              .getMessage();
      assertEquals(
          fetched.folder()
              + ": is being fetched by this very thread, so what listens to that cannot fetch it too. Fetch it again when the first is done.",
          refusal);
      catalogue.download(SET, _ -> {});
      assertArrayEquals(BYTES, Files.readAllBytes(fetched.file()));
    }
  }

  /// Two threads whose listeners fetched each other's set would wait for ever.
  @Test
  void take_whileAnotherIsHeld_isRefused() throws Exception {
    Path one = Files.createDirectories(cache.resolve("one"));
    Path two = Files.createDirectories(cache.resolve("two"));
    try (CacheLock _ = CacheLock.take(one, () -> {})) {
      DataException refused =
          assertThrows(DataException.class, () -> CacheLock.take(two, () -> {}));
      assertEquals(
          two
              + ": cannot be fetched by what listens to the fetching of another set: two that did so would wait for each other. Fetch it when that one is done.",
          refused.getMessage());
    }
    CacheLock.take(two, () -> {}).close();
  }

  /// What a listener throws passes through, and lets go of the lock.
  @Test
  void listenerThatFails_doesNotKeepTheLock() throws Exception {
    try (LoopbackServer server = new LoopbackServer(exchange -> exchange.whole(BYTES))) {
      Catalogue catalogue = new FetchedFile(cache).catalogue(server.address("/"));
      assertThrows(
          UnsupportedOperationException.class,
          () ->
              catalogue.download(
                  SET,
                  _ -> {
                    throw new UnsupportedOperationException();
                  }));
      Thread other = Thread.ofPlatform().daemon().start(() -> catalogue.download(SET, _ -> {}));
      other.join(30_000);
      assertFalse(other.isAlive());
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      assertTrue(latch.await(30, TimeUnit.SECONDS));
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
