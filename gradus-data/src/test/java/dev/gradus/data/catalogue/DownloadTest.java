package dev.gradus.data.catalogue;

import static dev.gradus.data.catalogue.FetchedFile.BYTES;
import static dev.gradus.data.catalogue.FetchedFile.FILE;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gradus.core.DataException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Downloads from servers that behave, and from those that do not: the cache has the whole file or
/// none, and the complaint says why.
@Timeout(60)
class DownloadTest {

  private static final int CUT = 120_000;

  @TempDir private Path cache;

  private FetchedFile fetched;

  @BeforeEach
  void empty() {
    fetched = new FetchedFile(cache);
  }

  private void assertWhole() throws IOException {
    assertArrayEquals(BYTES, Files.readAllBytes(fetched.file()));
    assertEquals(List.of(FILE), fetched.names());
  }

  /// @param left what may still be there
  private String complaint(List<String> left, URI... addresses) {
    DataException complaint = assertThrows(DataException.class, () -> fetched.download(addresses));
    assertEquals(left, fetched.names());
    String text = complaint.getMessage();
    for (URI address : addresses) {
      text = text.replace(address.toString(), "ADDRESS");
    }
    assertTrue(text.startsWith("numbers: numbers.bin cannot be downloaded: "), text);
    assertTrue(text.endsWith(" take ./gradus data get numbers --from FILE."), text);
    return text.replaceAll("^.*?downloaded: (.*)\\. Check the network.*$", "$1");
  }

  @Test
  void wholeFile_appearsUnderItsName() throws IOException {
    try (LoopbackServer server = new LoopbackServer(exchange -> exchange.whole(BYTES))) {
      fetched.download(server.address("/numbers.bin"));
      assertWhole();
      assertEquals(1, server.exchanges().size());
      assertEquals("GET /numbers.bin HTTP/1.1", server.exchanges().getFirst().line());
      assertEquals(
          new DownloadEvent.Started(FILE, server.address("/numbers.bin"), 0, BYTES.length),
          fetched.events.getFirst());
      assertEquals(
          new DownloadEvent.Progress(FILE, BYTES.length, BYTES.length), fetched.events.getLast());
      // What is there is not fetched again.
      fetched.download(server.address("/numbers.bin"));
      assertEquals(1, server.exchanges().size());
      // What is damaged is.
      Files.write(fetched.file(), FetchedFile.bytes(2, BYTES.length));
      fetched.download(server.address("/numbers.bin"));
      assertWhole();
    }
  }

  @Test
  void slowSender_isWaitedFor_asLongAsItSends() throws IOException {
    try (LoopbackServer server =
        new LoopbackServer(exchange -> {
          exchange.head("HTTP/1.1 200 OK", "Content-Length: " + BYTES.length);
          // In all longer than the 300 ms that nothing may come.
          for (int from = 0; from < BYTES.length; from += 50_000) {
            exchange.waitFor(100);
            exchange.body(BYTES, from, from + 50_000);
          }
        })) {
      fetched.download(server.address("/"));
      assertWhole();
      assertEquals(1, server.exchanges().size());
    }
  }

  @Test
  void cutTransfer_goesOnWhereItStopped() throws IOException {
    try (LoopbackServer server =
        new LoopbackServer(exchange -> {
          if (exchange.number() == 0) {
            exchange.head("HTTP/1.1 200 OK", "Content-Length: " + BYTES.length, "ETag: \"one\"");
            exchange.body(BYTES, 0, CUT);
          } else {
            exchange.rest(BYTES, "ETag: \"one\"");
          }
        })) {
      fetched.download(server.address("/"));
      assertWhole();
      assertEquals(2, server.exchanges().size());
      assertEquals("bytes=" + CUT + "-", server.exchanges().get(1).field("Range"));
      assertEquals("\"one\"", server.exchanges().get(1).field("If-Range"));
    }
  }

  @Test
  void stalledTransfer_isGivenUp_andALaterOneGoesOn() throws IOException {
    LoopbackServer.Answer stalling =
        exchange -> {
          exchange.head("HTTP/1.1 200 OK", "Content-Length: " + BYTES.length, "ETag: \"one\"");
          exchange.body(BYTES, 0, CUT);
          exchange.stall();
        };
    LoopbackServer.Answer later =
        exchange -> {
          if (exchange.start() == 0) {
            stalling.write(exchange);
          } else if (exchange.number() < 3) {
            exchange.stall();
          } else {
            exchange.rest(BYTES, "ETag: \"one\"");
          }
        };
    fetched.with(fetched.network().withStallTimeout(Duration.ofMillis(200)));
    try (LoopbackServer server = new LoopbackServer(later)) {
      URI address = server.address("/");
      String reason = complaint(List.of(FILE + ".part", FILE + ".part.from"), address);
      assertEquals("ADDRESS did not answer within 0.5 s", reason);
      assertTrue(
          fetched.events.contains(
              new DownloadEvent.Failed(FILE, address, "sent nothing for 0.2 s")));
      fetched.download(address);
      assertWhole();
      assertEquals("bytes=" + CUT + "-", server.exchanges().getLast().field("Range"));
    }
  }

  @Test
  void serverWithoutRanges_sendsAllAgain() throws IOException {
    try (LoopbackServer server =
        new LoopbackServer(exchange -> {
          if (exchange.number() == 0) {
            exchange.head("HTTP/1.1 200 OK", "Content-Length: " + BYTES.length, "ETag: \"one\"");
            exchange.body(BYTES, 0, CUT);
          } else {
            exchange.whole(BYTES);
          }
        })) {
      fetched.download(server.address("/"));
      assertWhole();
    }
  }

  @Test
  void changedFile_isNotJoinedToTheOldOne() throws IOException {
    byte[] old = FetchedFile.bytes(2, BYTES.length);
    // The server ignores If-Range and sends the rest of the new file under its new name.
    try (LoopbackServer server =
        new LoopbackServer(exchange -> {
          if (exchange.number() == 0) {
            exchange.head("HTTP/1.1 200 OK", "Content-Length: " + BYTES.length, "ETag: \"old\"");
            exchange.body(old, 0, CUT);
          } else if (exchange.start() > 0) {
            exchange.rest(BYTES, "ETag: \"new\"");
          } else {
            exchange.whole(BYTES, "ETag: \"new\"");
          }
        })) {
      fetched.unpublished().download(server.address("/"));
      assertArrayEquals(BYTES, Files.readAllBytes(fetched.file()));
      assertEquals(3, server.exchanges().size());
      assertEquals("", server.exchanges().get(2).field("Range"));
    }
  }

  @Test
  void changedFile_withoutVersions_isFoundByItsChecksum() throws IOException {
    byte[] old = FetchedFile.bytes(2, BYTES.length);
    try (LoopbackServer server =
        new LoopbackServer(exchange -> {
          if (exchange.number() == 0) {
            exchange.head("HTTP/1.1 200 OK", "Content-Length: " + BYTES.length);
            exchange.body(old, 0, CUT);
          } else if (exchange.start() > 0) {
            exchange.rest(BYTES);
          } else {
            exchange.whole(BYTES);
          }
        })) {
      fetched.download(server.address("/"));
      assertWhole();
      assertEquals(3, server.exchanges().size());
    }
  }

  @Test
  void refusedRange_startsAnew() throws IOException {
    try (LoopbackServer server =
        new LoopbackServer(exchange -> {
          if (exchange.number() == 0) {
            exchange.head("HTTP/1.1 200 OK", "Content-Length: " + BYTES.length, "ETag: \"one\"");
            exchange.body(BYTES, 0, CUT);
          } else if (exchange.start() > 0) {
            exchange.head("HTTP/1.1 416 Range Not Satisfiable", "Content-Length: 0");
          } else {
            exchange.whole(BYTES);
          }
        })) {
      fetched.download(server.address("/"));
      assertWhole();
      assertEquals(3, server.exchanges().size());
    }
  }

  @Test
  void wrongLengths_areRefused() {
    try (LoopbackServer server =
        new LoopbackServer(exchange -> {
          switch (exchange.path()) {
            case "/longer" -> exchange.whole(FetchedFile.bytes(1, BYTES.length + 1));
            case "/shorter" -> exchange.whole(FetchedFile.bytes(1, BYTES.length - 1));
            case "/endless" -> {
              exchange.head("HTTP/1.1 200 OK");
              for (int i = 0; i < 1000; i++) {
                exchange.body(BYTES, 0, BYTES.length);
              }
            }
            default -> {
              exchange.head("HTTP/1.1 200 OK");
              exchange.body(BYTES, 0, CUT);
            }
          }
        })) {
      assertEquals(
          "ADDRESS offers 300001 bytes, 300000 were expected",
          complaint(List.of(), server.address("/longer")));
      assertEquals(
          "ADDRESS offers 299999 bytes, 300000 were expected",
          complaint(List.of(), server.address("/shorter")));
      assertEquals(
          "ADDRESS sends more than the 300000 bytes that are published",
          complaint(List.of(), server.address("/endless")));
      // No length and a regular end: cut short all the same.
      assertEquals(
          "ADDRESS ended after 120000 of 300000 bytes",
          complaint(List.of(FILE + ".part", FILE + ".part.from"), server.address("/short")));
    }
  }

  @Test
  void wrongBytes_areRefused() {
    byte[] other = FetchedFile.bytes(2, BYTES.length);
    try (LoopbackServer server = new LoopbackServer(exchange -> exchange.whole(other))) {
      assertEquals(
          "ADDRESS has the MD5 %s, %s is published"
              .formatted(FetchedFile.sum(other, "MD5"), FetchedFile.sum(BYTES, "MD5")),
          complaint(List.of(), server.address("/")));
      assertEquals(1, server.exchanges().size(), "wrong once, wrong again");
    }
  }

  @Test
  void failures_leadToTheNextAddress() throws IOException {
    URI nobody = nobody();
    try (LoopbackServer server =
        new LoopbackServer(exchange -> {
          String path = exchange.path();
          if (path.equals("/good")) {
            exchange.whole(BYTES);
          } else {
            exchange.head("HTTP/1.1 " + path.substring(1) + " No", "Content-Length: 0");
          }
        })) {
      URI missing = server.address("/404");
      URI broken = server.address("/500");
      assertEquals(
          "ADDRESS answers 404; ADDRESS answers 500; ADDRESS takes no connections",
          complaint(List.of(), missing, broken, nobody));
      fetched.download(missing, broken, nobody, server.address("/good"));
      assertWhole();
    }
  }

  @Test
  void busyServer_isLeftAloneAsLongAsItAsks() throws IOException {
    try (LoopbackServer server =
        new LoopbackServer(exchange -> {
          if (exchange.number() == 0) {
            exchange.head("HTTP/1.1 503 Busy", "Retry-After: 1", "Content-Length: 0");
          } else {
            exchange.whole(BYTES);
          }
        })) {
      long start = System.nanoTime();
      fetched.download(server.address("/"));
      assertTrue(System.nanoTime() - start >= 1_000_000_000L, "asked again within the second");
      assertWhole();
    }
  }

  /// An address that had a server until now.
  private static URI nobody() {
    try (LoopbackServer gone = new LoopbackServer(_ -> {})) {
      return gone.address("/");
    }
  }

  @Test
  void unpublishedSum_holdsFromTheFirstDownloadOn() throws IOException {
    byte[] other = FetchedFile.bytes(2, BYTES.length);
    try (LoopbackServer first = new LoopbackServer(exchange -> exchange.whole(BYTES));
        LoopbackServer second = new LoopbackServer(exchange -> exchange.whole(other))) {
      fetched.unpublished().download(first.address("/"));
      assertEquals(
          FetchedFile.sum(BYTES, "SHA-256") + "  numbers.bin\n",
          Files.readString(fetched.folder().resolve("numbers.bin.sha256")));
      Files.delete(fetched.file());
      assertEquals(
          "ADDRESS has the SHA-256 %s, %s had the first download (if its source has changed it on purpose, delete %s)"
              .formatted(
                  FetchedFile.sum(other, "SHA-256"),
                  FetchedFile.sum(BYTES, "SHA-256"),
                  fetched.folder().resolve("numbers.bin.sha256")),
          complaint(List.of("numbers.bin.sha256"), second.address("/")));
      fetched.download(first.address("/"));
      assertArrayEquals(BYTES, Files.readAllBytes(fetched.file()));
    }
  }
}
