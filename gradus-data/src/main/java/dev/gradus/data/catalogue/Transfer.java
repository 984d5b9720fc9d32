package dev.gradus.data.catalogue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/// Attempts to make a part file whole. Each goes on where the one before stopped, if the sender
/// still has the same version of the file.
final class Transfer {

  private static final int OK = 200;
  private static final int PARTIAL = 206;
  private static final int TIMED_OUT = 408;
  private static final int RANGE_REFUSED = 416;
  private static final int TOO_MANY = 429;
  private static final int FAULT_OF_SERVER = 500;
  private static final int UNAVAILABLE = 503;

  /// Seconds; a server that asks for more is asked again all the same, or another one is.
  private static final long LONGEST_WAIT = 60;

  private static final long EVENT_BYTES = 1 << 18;

  private final HttpSource source;
  private final PublishedFile file;
  private final PartFile part;
  private final Consumer<DownloadEvent> listener;

  /// Addresses that do not go on with what is there: they are asked for the whole file.
  private final Set<URI> anew = new HashSet<>();

  Transfer(HttpSource source, PublishedFile file, PartFile part, Consumer<DownloadEvent> listener) {
    this.source = source;
    this.file = file;
    this.part = part;
    this.listener = listener;
  }

  /// Makes the part as long as the published file. Whether it is that file is another question.
  ///
  /// What is there stays until the address sends a whole file of the right length instead.
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
      int status = answer.head().statusCode();
      if (status == OK) {
        requireLength(head, 0);
        whole(address, head, answer.body());
        return 0;
      }
      requireRest(address, status, head, present, version);
      requireLength(head, present);
      receive(address, part, answer.body(), present);
      return present;
    }
  }

  /// With a published checksum any address may go on with what another one began. Without one, two
  /// pieces belong together only if the same address says that they are of the same version.
  private long resumable(URI address) {
    long length = part.length();
    boolean usable =
        length <= file.bytes()
            && !anew.contains(address)
            && (file.checksum().isPresent()
                || part.version(address).filter(version -> !version.isEmpty()).isPresent());
    return usable ? length : 0;
  }

  /// Where the length is not said, what comes may be anything: it is kept aside until it is whole.
  private void whole(URI address, HttpHeaders head, ReceivedBody body) throws IOException {
    anew.remove(address);
    if (head.firstValue("Content-Length").isPresent() || part.length() == 0) {
      part.begin(address, version(head));
      receive(address, part, body, 0);
      return;
    }
    PartFile aside = part.aside();
    try {
      aside.begin(address, version(head));
      receive(address, aside, body, 0);
      aside.replace(part);
    } finally {
      aside.discard();
    }
  }

  private void requireRest(URI address, int status, HttpHeaders head, long present, String version)
      throws TransferException {
    if (status == PARTIAL && present > 0) {
      boolean sameFile =
          version.isEmpty() || version(head).isEmpty() || version.equals(version(head));
      String range = head.firstValue("Content-Range").orElse("");
      String wanted = "bytes " + present + "-" + (file.bytes() - 1) + "/" + file.bytes();
      if (!sameFile || !range.equals(wanted)) {
        anew.add(address);
        throw TransferException.brokenOff(
            "has another file or another piece of it than was asked for (%s)"
                .formatted(Words.shown(range)),
            null);
      }
      return;
    }
    if (status == RANGE_REFUSED && present > 0) {
      anew.add(address);
      throw TransferException.brokenOff("has no such piece of the file (416)", null);
    }
    String reason = "answers " + status;
    if (status == TOO_MANY || status == UNAVAILABLE) {
      throw TransferException.busy(reason, retryAfter(head));
    }
    throw status == TIMED_OUT || status >= FAULT_OF_SERVER
        ? TransferException.brokenOff(reason, null)
        : TransferException.refused(reason);
  }

  /// @return the seconds of `Retry-After`, at most [#LONGEST_WAIT]; 0 without them, also for a date
  private static long retryAfter(HttpHeaders head) {
    String seconds = head.firstValue("Retry-After").orElse("").strip();
    boolean number = !seconds.isEmpty() && seconds.chars().allMatch(c -> c >= '0' && c <= '9');
    if (!number) {
      return 0;
    }
    return seconds.length() > 3 ? LONGEST_WAIT : Math.min(LONGEST_WAIT, Long.parseLong(seconds));
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
      throw TransferException.refused(
          "offers %s bytes, %d were expected".formatted(Words.shown(length.get()), expected));
    }
  }

  private void receive(URI address, PartFile into, ReceivedBody body, long start)
      throws IOException {
    listener.accept(new DownloadEvent.Started(file.name(), address, start, file.bytes()));
    long present = start;
    long told = start;
    try (FileChannel out = into.append()) {
      for (ByteBuffer bytes = body.next(); bytes != null; bytes = body.next()) {
        present += bytes.remaining();
        if (present > file.bytes()) {
          forget(into, start);
          throw TransferException.refused(
              "sends more than the %d bytes that are published".formatted(file.bytes()));
        }
        LocalFiles.write(into.path(), out, bytes);
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

  private static void forget(PartFile into, long start) {
    if (start == 0) {
      into.discard();
    } else {
      into.truncate(start);
    }
  }
}
