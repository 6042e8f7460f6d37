package io.counterpool.launcher;

/** Something the user can put right; printed as one line, exit code 1. */
public final class UserError extends RuntimeException {

  public UserError(String line) {
    super(line);
  }

  public UserError(String line, Throwable cause) {
    super(line, cause);
  }
}
