package dev.gradus.history;

import dev.gradus.callback.Callback;
import dev.gradus.callback.TrainControl;
import dev.gradus.callback.TrainEvent;
import dev.gradus.callback.TrainListener;
import dev.gradus.core.DataException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/// Appends every event of a run to a file, one line of JSON each, handed to the operating system
/// before training goes on. A reader may come at any time: a last line without its end is not yet
/// written.
///
/// @param file made if it is not there
/// @param clock says when events happen
record EventLog(Path file, InstantSource clock) implements Callback {

  /// Far above what a reading of a thousand layers with the most bins takes.
  private static final int MAXIMUM_LINE = 1 << 24;

  @Override
  public TrainListener start(TrainControl control) {
    cutTornLine();
    return this::append;
  }

  /// A process that was killed may have left a line without its end.
  private void cutTornLine() {
    if (!Files.exists(file)) {
      return;
    }
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      ByteBuffer one = ByteBuffer.allocate(1);
      long end = channel.size();
      while (end > 0 && channel.read(one.clear(), end - 1) == 1 && one.get(0) != '\n') {
        end--;
      }
      channel.truncate(end);
    } catch (IOException e) {
      throw new DataException(
          "%s: the last line cannot be mended: %s. Check that the file may be written to."
              .formatted(file, e),
          e);
    }
  }

  private void append(TrainEvent event) {
    String line = EventJson.write(event, clock.instant()) + "\n";
    try {
      Files.writeString(
          file, line, StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new DataException(
          "%s: the event cannot be written: %s. Check that the folder exists and has free space."
              .formatted(file, e),
          e);
    }
  }

  static List<RecordedEvent> read(Path file) throws IOException {
    List<RecordedEvent> events = new ArrayList<>();
    String text = Files.readString(file, StandardCharsets.UTF_8);
    int begin = 0;
    for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', begin)) {
      if (end - begin > MAXIMUM_LINE) {
        throw new DataException(
            "%s: line %d has more than %d characters. The file is damaged."
                .formatted(file, events.size() + 1, MAXIMUM_LINE));
      }
      events.add(EventJson.read(text.substring(begin, end), file + " line " + (events.size() + 1)));
      begin = end + 1;
    }
    return events;
  }
}
