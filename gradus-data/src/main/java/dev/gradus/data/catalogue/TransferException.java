package dev.gradus.data.catalogue;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// An attempt to fetch a file failed, for a reason that is part of a sentence.
final class TransferException extends IOException {

  private static final long serialVersionUID = 1L;

  private final boolean worthwhile;

  private TransferException(String reason, @Nullable Throwable cause, boolean worthwhile) {
    super(reason, cause);
    this.worthwhile = worthwhile;
  }

  /// The transfer broke off: the same address may go on with it.
  static TransferException brokenOff(String reason, @Nullable Throwable cause) {
    return new TransferException(reason, cause, true);
  }

  /// The address has nothing to give.
  static TransferException refused(String reason) {
    return new TransferException(reason, null, false);
  }

  /// Whether the same address may be asked again.
  boolean isWorthAnotherAttempt() {
    return worthwhile;
  }

  /// @return why, as a part of a sentence
  String reason() {
    return String.valueOf(getMessage());
  }
}
