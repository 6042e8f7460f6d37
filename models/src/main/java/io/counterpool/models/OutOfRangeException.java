package io.counterpool.models;

import org.jspecify.annotations.Nullable;

/** A number left the range in which its result is defined. The message names the bound. */
public final class OutOfRangeException extends IllegalArgumentException {

  public OutOfRangeException(String message) {
    super(message);
  }

  public OutOfRangeException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
