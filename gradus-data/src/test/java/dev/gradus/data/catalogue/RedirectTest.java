package dev.gradus.data.catalogue;

import static dev.gradus.data.catalogue.FetchedFile.BYTES;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gradus.core.DataException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class RedirectTest {

  @TempDir private Path cache;

  /// Sends `/N` on to `/N-1`, and has the file at `/0`.
  private static void countDown(LoopbackServer.Exchange exchange) throws IOException {
    int number = Integer.parseInt(exchange.path().substring(1));
    if (number == 0) {
      exchange.whole(BYTES);
    } else {
      int status = List.of(301, 302, 303, 307, 308).get(number % 5);
      exchange.head("HTTP/1.1 " + status + " Moved", "Location: /" + (number - 1));
    }
  }

  @Test
  void fewRedirects_areFollowed() throws IOException {
    FetchedFile fetched = new FetchedFile(cache);
    try (LoopbackServer server = new LoopbackServer(RedirectTest::countDown)) {
      fetched.download(server.address("/5"));
      assertArrayEquals(BYTES, Files.readAllBytes(fetched.file()));
      assertEquals(6, server.exchanges().size());
    }
  }

  @Test
  void manyRedirects_orACircle_areNot() {
    FetchedFile fetched = new FetchedFile(cache);
    try (LoopbackServer server = new LoopbackServer(RedirectTest::countDown);
        LoopbackServer circle =
            new LoopbackServer(
                exchange -> exchange.head("HTTP/1.1 302 Found", "Location: /again"))) {
      for (URI address : List.of(server.address("/6"), circle.address("/"))) {
        String message =
            assertThrows(DataException.class, () -> fetched.download(address)).getMessage();
        assertTrue(message.contains(address + " is redirected more than 5 times."), message);
        assertEquals(List.of(), fetched.names());
      }
      assertEquals(6, circle.exchanges().size());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "file:///etc/passwd, 'out of the web, to file:///etc/passwd'",
    "ftp://127.0.0.1/x, 'out of the web, to ftp://127.0.0.1/x'",
    "jar:file:/x!/y, 'out of the web, to jar:file:/x!/y'",
    "'', 'out of the web, to '",
    "http://[, to what is no address"
  })
  void redirects_outOfTheWeb_areRefused(String location, String reason) {
    FetchedFile fetched = new FetchedFile(cache);
    try (LoopbackServer server =
        new LoopbackServer(
            exchange -> exchange.head("HTTP/1.1 302 Found", "Location: " + location))) {
      String message =
          assertThrows(DataException.class, () -> fetched.download(server.address("/")))
              .getMessage();
      assertTrue(message.contains(" is redirected " + reason + ". Check"), message);
      assertEquals(List.of(), fetched.names());
      assertEquals(1, server.exchanges().size());
    }
  }
}
