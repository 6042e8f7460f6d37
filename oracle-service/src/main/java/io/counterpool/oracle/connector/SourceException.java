package io.counterpool.oracle.connector;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A look that gave no observation. */
final class SourceException extends Exception {

  private static final int LONGEST_DETAIL = 200;

  private final FailureReason reason;
  private final @Nullable Duration retryAfter;

  SourceException(FailureReason reason, String detail) {
    this(reason, detail, null, null);
  }

  SourceException(FailureReason reason, String detail, @Nullable Throwable cause) {
    this(reason, detail, cause, null);
  }

  /**
   * Failure with the wait that the source asked for.
   *
   * @param detail shown to operators: cut, and without control characters
   */
  SourceException(
      FailureReason reason,
      String detail,
      @Nullable Throwable cause,
      @Nullable Duration retryAfter) {
    super(shown(detail), cause);
    this.reason = reason;
    this.retryAfter = retryAfter;
  }

  private static String shown(String detail) {
    String line = detail.replaceAll("\\p{Cntrl}+", " ");
    return line.length() <= LONGEST_DETAIL ? line : line.substring(0, LONGEST_DETAIL) + "…";
  }

  FailureReason reason() {
    return reason;
  }

  String detail() {
    return String.valueOf(getMessage());
  }

  Optional<Duration> retryAfter() {
    return Optional.ofNullable(retryAfter);
  }
}
