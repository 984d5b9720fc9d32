package dev.gradus.data.catalogue;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// An attempt to fetch a file failed, for a reason that is part of a sentence.
final class TransferException extends IOException {

  private static final long serialVersionUID = 1L;

  private final boolean worthwhile;
  private final long waitSeconds;

  private TransferException(
      String reason, @Nullable Throwable cause, boolean worthwhile, long waitSeconds) {
    super(reason, cause);
    this.worthwhile = worthwhile;
    this.waitSeconds = waitSeconds;
  }

  /// The transfer broke off: the same address may go on with it.
  static TransferException brokenOff(String reason, @Nullable Throwable cause) {
    return new TransferException(reason, cause, true, 0);
  }

  /// The address has too much to do.
  ///
  /// @param seconds after which it wants to be asked again; 0 if it does not say
  static TransferException busy(String reason, long seconds) {
    return new TransferException(reason, null, true, seconds);
  }

  /// The address has nothing to give.
  static TransferException refused(String reason) {
    return new TransferException(reason, null, false, 0);
  }

  /// Whether the same address may be asked again.
  boolean isWorthAnotherAttempt() {
    return worthwhile;
  }

  /// @return seconds after which the address wants to be asked again; 0 if it does not say
  long waitSeconds() {
    return waitSeconds;
  }

  /// @return why, as a part of a sentence
  String reason() {
    return String.valueOf(getMessage());
  }
}
