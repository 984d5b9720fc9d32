package dev.gradus.history;

import dev.gradus.core.DataException;
import dev.gradus.core.WholeFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The names of the columns that a network was trained on, in their order: `columns.json` beside
/// its model, sealed as that is.
final class ColumnsFile {

  static final String NAME = "columns.json";

  private static final String FORMAT = "gradus-columns";
  private static final int VERSION = 1;
  private static final int MAXIMUM_BYTES = 64 << 20;

  private ColumnsFile() {}

  static void write(Path folder, List<String> columns) {
    Map<String, Object> content = new LinkedHashMap<>();
    content.put("format", FORMAT);
    content.put("version", VERSION);
    content.put("columns", columns);
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new DataException(
          "%s: the columns cannot be saved: %s. Check that the folder may be written to."
              .formatted(folder, e),
          e);
    }
    WholeFile.write(folder.resolve(NAME), SealedJson.write(content));
  }

  static List<String> read(Path folder) {
    Path file = folder.resolve(NAME);
    byte[] bytes;
    try {
      bytes = BoundedRead.bytes(file, MAXIMUM_BYTES);
    } catch (IOException e) {
      throw new DataException(
          "%s: the names of the columns that the network was trained on cannot be read: %s. Take the file from a copy, or train again."
              .formatted(file, e),
          e);
    }
    JsonMembers content = new JsonMembers(SealedJson.read(bytes, file.toString()), file.toString());
    if (!content.text("format").equals(FORMAT) || content.integer("version") != VERSION) {
      throw new DataException(
          "%s: is of format %s, version %d; expected %s, version %d. It was written by another version of Gradus; use that, or train again."
              .formatted(
                  file, content.text("format"), content.integer("version"), FORMAT, VERSION));
    }
    return List.copyOf(content.texts("columns"));
  }
}
