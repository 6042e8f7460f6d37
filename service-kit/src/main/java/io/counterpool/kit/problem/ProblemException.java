package io.counterpool.kit.problem;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Ends a request with a problem. It is an answer and not a bug, so it carries no stack trace. */
public final class ProblemException extends RuntimeException {

  private final transient Problem problem;
  private final @Nullable Duration retryAfter;

  public ProblemException(Problem problem) {
    this(problem, null);
  }

  /** With a hint when to try again, sent in whole seconds, rounded up. */
  public ProblemException(Problem problem, @Nullable Duration retryAfter) {
    super(problem.toString(), null, false, false);
    this.problem = problem;
    this.retryAfter = retryAfter;
  }

  public Problem problem() {
    return problem;
  }

  public @Nullable Duration retryAfter() {
    return retryAfter;
  }
}
