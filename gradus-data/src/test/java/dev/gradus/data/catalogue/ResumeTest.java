package dev.gradus.data.catalogue;

import static dev.gradus.data.catalogue.FetchedFile.BYTES;
import static dev.gradus.data.catalogue.FetchedFile.FILE;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gradus.core.DataException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What an earlier attempt got stays, whatever addresses and whatever lies between here and them
/// do, until something better has come.
@Timeout(60)
class ResumeTest {

  private static final int CUT = 120_000;
  private static final List<String> PART = List.of(FILE + ".part", FILE + ".part.from");

  @TempDir private Path cache;

  private FetchedFile fetched;

  @BeforeEach
  void empty() {
    fetched = new FetchedFile(cache);
  }

  private static void begin(LoopbackServer.Exchange exchange) throws IOException {
    exchange.head("HTTP/1.1 200 OK", "Content-Length: " + BYTES.length, "ETag: \"one\"");
    exchange.body(BYTES, 0, CUT);
  }

  /// Leaves the first bytes behind, from an address that is gone then.
  private void cutOff() throws IOException {
    try (LoopbackServer server =
        new LoopbackServer(exchange -> {
          if (exchange.start() == 0) {
            begin(exchange);
          } else {
            exchange.head("HTTP/1.1 404 Gone", "Content-Length: 0");
          }
        })) {
      assertThrows(DataException.class, () -> fetched.download(server.address("/")));
    }
    assertCut();
  }

  private void assertCut() throws IOException {
    assertEquals(PART, fetched.names());
    assertArrayEquals(
        Arrays.copyOf(BYTES, CUT), Files.readAllBytes(fetched.folder().resolve(FILE + ".part")));
  }

  private void assertWhole() throws IOException {
    assertArrayEquals(BYTES, Files.readAllBytes(fetched.file()));
  }

  private static URI nobody() {
    try (LoopbackServer gone = new LoopbackServer(_ -> {})) {
      return gone.address("/");
    }
  }

  @Test
  void anotherAddress_thatCannotBeReached_leavesThePart() throws IOException {
    cutOff();
    assertThrows(DataException.class, () -> fetched.download(nobody()));
    assertCut();
  }

  @Test
  void anotherAddress_goesOn_whereAChecksumIsPublished() throws IOException {
    cutOff();
    try (LoopbackServer mirror = new LoopbackServer(exchange -> exchange.rest(BYTES))) {
      fetched.download(nobody(), mirror.address("/"));
      assertWhole();
      assertEquals("bytes=120000-", mirror.exchanges().getFirst().field("Range"));
      assertEquals("", mirror.exchanges().getFirst().field("If-Range"), "it knows no such version");
    }
  }

  @Test
  void anotherAddress_beginsAnew_whereNoneIsPublished() throws IOException {
    fetched.unpublished();
    cutOff();
    assertThrows(DataException.class, () -> fetched.download(nobody()));
    assertCut();
    try (LoopbackServer mirror = new LoopbackServer(exchange -> exchange.whole(BYTES))) {
      fetched.download(nobody(), mirror.address("/"));
      assertWhole();
      assertEquals("", mirror.exchanges().getFirst().field("Range"));
    }
  }

  @Test
  void pageOfAPortal_leavesThePart() throws IOException {
    cutOff();
    byte[] page = "<html>Accept our terms</html>".getBytes(java.nio.charset.StandardCharsets.UTF_8);
    try (LoopbackServer portal =
        new LoopbackServer(exchange -> {
          if (exchange.line().contains("length")) {
            exchange.whole(page, "Content-Type: text/html");
          } else {
            exchange.head("HTTP/1.1 200 OK", "Content-Type: text/html");
            exchange.body(page, 0, page.length);
          }
        })) {
      assertThrows(DataException.class, () -> fetched.download(portal.address("/length")));
      assertCut();
      assertThrows(DataException.class, () -> fetched.download(portal.address("/")));
      assertCut();
    }
  }

  @Test
  void wholeFile_withoutALength_takesThePlaceOfThePart() throws IOException {
    cutOff();
    try (LoopbackServer server =
        new LoopbackServer(exchange -> {
          exchange.head("HTTP/1.1 200 OK");
          exchange.body(BYTES, 0, BYTES.length);
        })) {
      fetched.download(server.address("/"));
      assertWhole();
      assertEquals(List.of(FILE), fetched.names());
    }
  }

  @Test
  void restThatIsTooLong_isCutOffAgain() throws IOException {
    cutOff();
    try (LoopbackServer server =
        new LoopbackServer(exchange -> {
          exchange.head(
              "HTTP/1.1 206 Partial Content", "Content-Range: bytes 120000-299999/300000");
          exchange.body(BYTES, CUT, BYTES.length);
          exchange.body(BYTES, 0, BYTES.length);
        })) {
      assertThrows(DataException.class, () -> fetched.download(server.address("/")));
      assertCut();
    }
  }

  @Test
  void localeWithDigitsOfItsOwn_goesOnAllTheSame() throws IOException {
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.forLanguageTag("ar-EG"));
    try {
      assertEquals("١", "%d".formatted(1), "this locale has digits of its own");
      cutOff();
      try (LoopbackServer server =
          new LoopbackServer(exchange -> {
            if (exchange.start() == 0) {
              exchange.head("HTTP/1.1 404 No", "Content-Length: 0");
            } else {
              exchange.rest(BYTES);
            }
          })) {
        fetched.download(server.address("/"));
        assertWhole();
        assertEquals(1, server.exchanges().size());
      }
    } finally {
      Locale.setDefault(before);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {408, 429, 500, 503})
  void faultsThatPass_areOutlived(int status) throws IOException {
    fetched.with(fetched.network().withRetryPause(Duration.ofMillis(40)));
    long start = System.nanoTime();
    try (LoopbackServer server =
        new LoopbackServer(exchange -> {
          if (exchange.number() < 2) {
            exchange.head("HTTP/1.1 " + status + " Later", "Content-Length: 0");
          } else {
            exchange.whole(BYTES);
          }
        })) {
      fetched.download(server.address("/"));
      assertWhole();
      assertEquals(3, server.exchanges().size());
      assertTrue(System.nanoTime() - start >= 120_000_000, "40 ms and 80 ms were waited");
    }
  }

  @Test
  void pause_endsWhenInterrupted() throws Exception {
    fetched.with(fetched.network().withRetryPause(Duration.ofHours(1)));
    CountDownLatch failed = new CountDownLatch(1);
    AtomicReference<Throwable> end = new AtomicReference<>();
    try (LoopbackServer server =
        new LoopbackServer(exchange -> exchange.head("HTTP/1.1 503 No", "Content-Length: 0"))) {
      URI address = server.address("/");
      Thread thread =
          Thread.ofPlatform()
              .start(() -> {
                try {
                  fetched
                      .catalogue(address)
                      .download(
                          FetchedFile.SET,
                          event -> {
                            if (event instanceof DownloadEvent.Failed) {
                              failed.countDown();
                            }
                          });
                } catch (DataException e) {
                  end.set(e);
                }
              });
      assertTrue(failed.await(30, TimeUnit.SECONDS));
      thread.interrupt();
      thread.join(30_000);
      assertFalse(thread.isAlive());
      assertTrue(end.get() instanceof DataException, () -> "" + end.get());
      assertEquals(1, server.exchanges().size());
    }
  }
}
