package dev.gradus.data.catalogue;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// A web server on this machine that does to its clients what servers on the web do: a connection
/// for each request, and every byte under the test's control.
final class LoopbackServer implements AutoCloseable {

  /// Writes an answer, or breaks off.
  interface Answer {

    void write(Exchange exchange) throws IOException;
  }

  /// One request and the way back.
  ///
  /// @param line first line of the request
  /// @param fields all header fields
  /// @param number of the request, from 0
  record Exchange(
      String line, List<String> fields, int number, OutputStream out, CountDownLatch closing) {

    /// What is asked for: the second word of the first line.
    String path() {
      return line.substring(line.indexOf(' ') + 1, line.lastIndexOf(' '));
    }

    /// @return the field's value, or an empty text
    String field(String name) {
      return fields.stream()
          .filter(field -> field.regionMatches(true, 0, name + ":", 0, name.length() + 1))
          .map(field -> field.substring(name.length() + 1).strip())
          .findFirst()
          .orElse("");
    }

    /// Where the wanted range begins, 0 without one.
    int start() {
      String range = field("Range");
      return range.isEmpty() ? 0 : Integer.parseInt(range.replaceAll("^bytes=(\\d+)-$", "$1"));
    }

    void head(String... lines) throws IOException {
      out.write(
          (String.join("\r\n", lines) + "\r\nConnection: close\r\n\r\n").getBytes(ISO_8859_1));
      out.flush();
    }

    void body(byte[] bytes, int from, int to) throws IOException {
      out.write(bytes, from, to - from);
      out.flush();
    }

    /// The whole file, with the version and the right length.
    void whole(byte[] bytes, String... more) throws IOException {
      List<String> lines = new ArrayList<>(List.of("HTTP/1.1 200 OK"));
      lines.add("Content-Length: " + bytes.length);
      lines.addAll(List.of(more));
      head(lines.toArray(String[]::new));
      body(bytes, 0, bytes.length);
    }

    /// The rest of the file from where the client wants it.
    void rest(byte[] bytes, String... more) throws IOException {
      List<String> lines = new ArrayList<>(List.of("HTTP/1.1 206 Partial Content"));
      lines.add("Content-Range: bytes " + start() + "-" + (bytes.length - 1) + "/" + bytes.length);
      lines.add("Content-Length: " + (bytes.length - start()));
      lines.addAll(List.of(more));
      head(lines.toArray(String[]::new));
      body(bytes, start(), bytes.length);
    }

    /// Says nothing more until the test is over.
    void stall() {
      waitFor(1 << 20);
    }

    void waitFor(int milliseconds) {
      try {
        closing.await(milliseconds, TimeUnit.MILLISECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private final ServerSocket socket;
  private final Answer answer;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final List<Exchange> exchanges = Collections.synchronizedList(new ArrayList<>());

  LoopbackServer(Answer answer) {
    this.answer = answer;
    try {
      socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.ofVirtual().start(this::serve);
  }

  URI address(String path) {
    return URI.create("http://127.0.0.1:" + socket.getLocalPort() + path);
  }

  List<Exchange> exchanges() {
    return List.copyOf(exchanges);
  }

  private void serve() {
    while (!socket.isClosed()) {
      try {
        Socket client = socket.accept();
        Thread.ofVirtual().start(() -> serve(client));
      } catch (IOException _) {
        return;
      }
    }
  }

  private void serve(Socket client) {
    try (client) {
      List<String> lines = lines(client.getInputStream());
      if (lines.isEmpty()) {
        return;
      }
      Exchange exchange;
      synchronized (exchanges) {
        exchange =
            new Exchange(
                lines.getFirst(),
                lines.subList(1, lines.size()),
                exchanges.size(),
                client.getOutputStream(),
                closing);
        exchanges.add(exchange);
      }
      answer.write(exchange);
    } catch (IOException _) {
      // The client went away; the test looks at what it has.
    }
  }

  private static List<String> lines(InputStream in) throws IOException {
    StringBuilder head = new StringBuilder();
    for (int c = in.read(); c >= 0; c = in.read()) {
      head.append((char) c);
      if (head.toString().endsWith("\r\n\r\n")) {
        break;
      }
    }
    return head.toString().lines().filter(line -> !line.isEmpty()).toList();
  }

  @Override
  public void close() {
    closing.countDown();
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
