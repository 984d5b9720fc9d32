package dev.gradus.study;

import dev.gradus.core.DataException;
import dev.gradus.history.Json;
import dev.gradus.history.JsonMembers;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/// The trials of a study as they happen, one line of JSON each, handed to the operating system
/// before the study goes on. The last member of a line, `crc32c`, is the checksum of the object
/// without it: a line that was cut short when the process or the machine ended is recognized, and
/// cut off.
///
/// | `type` | when |
/// |---|---|
/// | `started` | before the trial |
/// | `finished` | after it, with all of [Trial] |
/// | `given-up` | when the study was asked to end while it ran |
///
/// A trial that was started and neither finished nor given up was running when the process ended.
final class TrialLog {

  private static final String CHECK = ",\"crc32c\":\"";
  private static final String END = "\"}";
  private static final int DIGITS = 8;

  private final Path file;
  private final Map<Integer, Entry> entries = new TreeMap<>();

  /// @param trial its result, if it finished
  /// @param ended how often the process ended while it ran
  record Entry(@Nullable Trial trial, int ended, String backend) {}

  private TrialLog(Path file) {
    this.file = file;
  }

  /// Reads what is there, and cuts off a last line that is not whole.
  static TrialLog open(Path file) {
    TrialLog log = new TrialLog(file);
    if (Files.exists(file)) {
      log.readAll();
    }
    return log;
  }

  private void readAll() {
    try {
      String text = Files.readString(file, StandardCharsets.ISO_8859_1);
      List<String> lines = new ArrayList<>();
      int begin = 0;
      for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', begin)) {
        lines.add(text.substring(begin, end));
        begin = end + 1;
      }
      for (int i = 0; i < lines.size(); i++) {
        String body = body(lines.get(i));
        if (body != null) {
          see(utf8(body), i + 1);
        } else if (i == lines.size() - 1) {
          begin -= lines.get(i).length() + 1;
        } else {
          throw new DataException(
              "%s:%d: the line does not have its checksum, and others follow. The file is damaged; take it from a copy."
                  .formatted(file, i + 1));
        }
      }
      if (begin < text.length()) {
        truncate(begin);
      }
    } catch (IOException e) {
      throw new DataException("%s: cannot be read: %s. Check your rights.".formatted(file, e), e);
    }
  }

  private void truncate(int length) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.truncate(length);
    }
  }

  /// The object without its checksum; null if that is not right.
  private static @Nullable String body(String line) {
    int at = line.length() - CHECK.length() - DIGITS - END.length();
    if (at < 0 || !line.startsWith(CHECK, at) || !line.endsWith(END)) {
      return null;
    }
    String body = line.substring(0, at) + "}";
    String said = line.substring(at + CHECK.length(), at + CHECK.length() + DIGITS);
    return said.equals(check(body.getBytes(StandardCharsets.ISO_8859_1))) ? body : null;
  }

  private static String utf8(String bytes) {
    return new String(bytes.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
  }

  private static String check(byte[] bytes) {
    CRC32C sum = new CRC32C();
    sum.update(bytes);
    return HexFormat.of().toHexDigits((int) sum.getValue());
  }

  private void see(String body, int line) {
    String source = "%s:%d".formatted(file, line);
    JsonMembers json = new JsonMembers(Json.readMap(body, source), source);
    int number = json.integer("trial");
    Entry before = entry(number);
    entries.put(
        number,
        switch (json.text("type")) {
          case "started" -> new Entry(before.trial(), before.ended() + 1, before.backend());
          case "given-up" -> new Entry(before.trial(), before.ended() - 1, before.backend());
          case "finished" ->
              new Entry(TrialJson.read(json), before.ended() - 1, json.text("backend"));
          default ->
              throw new DataException(
                  "%s: there is no \"%s\" of a trial. Go on with the Gradus that began the study."
                      .formatted(source, json.text("type")));
        });
  }

  /// What is known of a trial.
  Entry entry(int number) {
    return entries.getOrDefault(number, new Entry(null, 0, ""));
  }

  void started(PlannedTrial trial) {
    append(line("started", trial));
  }

  void givenUp(PlannedTrial trial) {
    append(line("given-up", trial));
  }

  void finished(PlannedTrial planned, Trial trial, String backend) {
    Map<String, Object> line = line("finished", planned);
    line.put("backend", backend);
    TrialJson.put(line, trial);
    append(line);
  }

  private static Map<String, Object> line(String type, PlannedTrial trial) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("type", type);
    line.put("trial", trial.number());
    line.put("arm", trial.label());
    line.put("seed", trial.seed());
    return line;
  }

  private void append(Map<String, Object> plain) {
    String body = Json.line(plain);
    String check = check(body.getBytes(StandardCharsets.UTF_8));
    String line = body.substring(0, body.length() - 1) + CHECK + check + END + "\n";
    try (FileChannel channel =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND)) {
      ByteBuffer bytes = ByteBuffer.wrap(line.getBytes(StandardCharsets.UTF_8));
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
    } catch (IOException e) {
      throw new DataException(
          "%s: the trial cannot be written: %s. Check that the folder exists and has free space."
              .formatted(file, e),
          e);
    }
  }
}
