package dev.gradus.data.catalogue;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.gradus.core.DataException;
import java.io.IOException;
import java.io.InputStream;

/// A CSV file in Gradus itself.
final class EmbeddedTable {

  private EmbeddedTable() {}

  /// @param name of the data set
  /// @return the whole file
  static String text(String name) {
    String file = name + ".csv";
    try (InputStream in = EmbeddedTable.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new DataException(
            "%s: is missing from Gradus itself. Build or install gradus-data again."
                .formatted(file));
      }
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new DataException(
          "%s: cannot be read from Gradus itself: %s. Build or install gradus-data again."
              .formatted(file, e.getMessage()),
          e);
    }
  }
}
