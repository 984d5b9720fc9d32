package dev.gradus.data.catalogue;

import static dev.gradus.data.catalogue.FetchedFile.BYTES;
import static dev.gradus.data.catalogue.FetchedFile.SET;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
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
        OutputStream toOther = other.getOutputStream();
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

  private static void await(CountDownLatch latch) {
    try {
      assertTrue(latch.await(30, TimeUnit.SECONDS));
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
