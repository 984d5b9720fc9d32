package dev.gradus.cli;

import dev.gradus.core.ConfigException;
import dev.gradus.core.DataException;
import dev.gradus.core.GradusException;
import dev.gradus.core.NumericException;
import dev.gradus.core.ShapeException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.zip.ZipException;

/// What the program's exit status means.
final class ExitStatus {

  /// What was asked for is done.
  static final int DONE = 0;

  /// The work failed.
  static final int FAILED = 1;

  /// The request was wrong; nothing was done.
  static final int WRONG_REQUEST = 2;

  private ExitStatus() {}

  /// @return whose fault an exception is
  static int of(GradusException exception) {
    return switch (exception) {
      case ConfigException _, ShapeException _ -> WRONG_REQUEST;
      case NumericException _ -> FAILED;
      case DataException data -> ofCause(data.getCause());
    };
  }

  /// Data that are not there or not in order are the request's fault, a disk that does not answer
  /// is not.
  private static int ofCause(@org.jspecify.annotations.Nullable Throwable cause) {
    return switch (cause) {
      case NoSuchFileException _,
          NotDirectoryException _,
          FileAlreadyExistsException _,
          FileNotFoundException _,
          CharacterCodingException _,
          ZipException _ ->
          WRONG_REQUEST;
      case IOException _ -> FAILED;
      case null, default -> WRONG_REQUEST;
    };
  }
}
