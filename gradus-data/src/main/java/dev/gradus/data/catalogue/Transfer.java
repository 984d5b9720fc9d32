package dev.gradus.data.catalogue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// Attempts to make a part file whole. Each goes on where the one before stopped, if the sender
/// still has the same version of the file.
final class Transfer {

  private static final int OK = 200;
  private static final int PARTIAL = 206;
  private static final int RANGE_REFUSED = 416;
  private static final long EVENT_BYTES = 1 << 18;

  private final HttpSource source;
  private final PublishedFile file;
  private final PartFile part;
  private final Consumer<DownloadEvent> listener;

  Transfer(HttpSource source, PublishedFile file, PartFile part, Consumer<DownloadEvent> listener) {
    this.source = source;
    this.file = file;
    this.part = part;
    this.listener = listener;
  }

  /// Makes the part as long as the published file. Whether it is that file is another question.
  ///
  /// @param address where the file is
  /// @return how many bytes were there before
  /// @throws TransferException if the address does not give them
  long attempt(URI address) throws IOException {
    long present = resumable(address);
    if (present == file.bytes()) {
      return present;
    }
    List<String> fields = new ArrayList<>(List.of("Accept-Encoding", "identity"));
    String version = part.version(address).orElse("");
    if (present > 0) {
      fields.addAll(List.of("Range", "bytes=" + present + "-"));
      if (!version.isEmpty()) {
        fields.addAll(List.of("If-Range", version));
      }
    }
    try (HttpSource.Answer answer = source.get(address, fields)) {
      HttpHeaders head = answer.head().headers();
      long start = start(address, answer.head().statusCode(), head, present, version);
      requireLength(head, start);
      listener.accept(new DownloadEvent.Started(file.name(), address, start, file.bytes()));
      receive(answer.body(), start);
      return start;
    }
  }

  private long resumable(URI address) {
    Optional<String> version = part.version(address);
    long length = part.length();
    // Without a version only a published checksum tells whether two pieces belong together.
    boolean usable =
        version.isPresent()
            && length <= file.bytes()
            && (!version.get().isEmpty() || file.checksum().isPresent());
    if (!usable) {
      part.discard();
      return 0;
    }
    return length;
  }

  private long start(URI address, int status, HttpHeaders head, long present, String version)
      throws TransferException {
    if (status == OK) {
      part.begin(address, version(head));
      return 0;
    }
    if (status == PARTIAL && present > 0) {
      boolean sameFile =
          version.isEmpty() || version(head).isEmpty() || version.equals(version(head));
      String range = head.firstValue("Content-Range").orElse("");
      if (sameFile
          && range.equals("bytes %d-%d/%d".formatted(present, file.bytes() - 1, file.bytes()))) {
        return present;
      }
      part.discard();
      throw TransferException.brokenOff(
          "has another file or another piece of it than was asked for (%s)"
              .formatted(Words.shown(range)),
          null);
    }
    if (status == RANGE_REFUSED && present > 0) {
      part.discard();
      throw TransferException.brokenOff("has no such piece of the file (416)", null);
    }
    throw TransferException.refused("answers " + status);
  }

  /// What If-Range may compare: a strong entity tag, else a date.
  private static String version(HttpHeaders head) {
    return head.firstValue("ETag")
        .filter(tag -> tag.startsWith("\""))
        .or(() -> head.firstValue("Last-Modified"))
        .filter(text -> text.chars().allMatch(c -> c >= ' ' && c <= '~'))
        .orElse("");
  }

  private void requireLength(HttpHeaders head, long start) throws TransferException {
    Optional<String> length = head.firstValue("Content-Length");
    long expected = file.bytes() - start;
    if (length.isPresent() && !length.get().equals(Long.toString(expected))) {
      part.discard();
      throw TransferException.refused(
          "offers %s bytes, %d were expected".formatted(Words.shown(length.get()), expected));
    }
  }

  private void receive(ReceivedBody body, long start) throws IOException {
    long present = start;
    long told = start;
    try (FileChannel out = part.append()) {
      for (ByteBuffer bytes = body.next(); bytes != null; bytes = body.next()) {
        present += bytes.remaining();
        if (present > file.bytes()) {
          part.discard();
          throw TransferException.refused(
              "sends more than the %d bytes that are published".formatted(file.bytes()));
        }
        LocalFiles.write(part.path(), out, bytes);
        if (present - told >= EVENT_BYTES || present == file.bytes()) {
          listener.accept(new DownloadEvent.Progress(file.name(), present, file.bytes()));
          told = present;
        }
      }
    }
    if (present < file.bytes()) {
      throw TransferException.brokenOff(
          "ended after %d of %d bytes".formatted(present, file.bytes()), null);
    }
  }
}
