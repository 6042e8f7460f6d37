package io.counterpool.kit.client;

import io.counterpool.kit.problem.KitProblems;
import io.counterpool.kit.problem.Problem;
import org.jspecify.annotations.Nullable;

/**
 * Another service gave no answer that can be used: unreachable, too slow, 5xx or garbled. Whether
 * the call had an effect there is unknown; the same call with the same id may be repeated.
 */
public final class UpstreamUnavailable extends RuntimeException {

  private final String service;

  public UpstreamUnavailable(String service, String reason, @Nullable Throwable cause) {
    super(service + " is unavailable: " + reason, cause);
    this.service = service;
  }

  public String service() {
    return service;
  }

  /** What a caller is told who needed that service. */
  public Problem problem() {
    return Problem.of(KitProblems.UPSTREAM_UNAVAILABLE)
        .detail("The " + service + " service does not answer.")
        .with("service", service);
  }
}
