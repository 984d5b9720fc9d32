package dev.gradus.data.catalogue;

import java.io.IOException;

/// An archive that is not as it must be; the message says so in whole sentences.
final class BadArchiveException extends IOException {

  private static final long serialVersionUID = 1L;

  BadArchiveException(String message) {
    super(message);
  }

  BadArchiveException(String message, Throwable cause) {
    super(message, cause);
  }
}
