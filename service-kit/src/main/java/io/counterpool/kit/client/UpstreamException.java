package io.counterpool.kit.client;

import io.counterpool.kit.problem.Problem;

/** Another service refused: it is well, and repeating the same call will not help. */
public final class UpstreamException extends RuntimeException {

  private final String service;
  private final transient Problem problem;

  public UpstreamException(String service, Problem problem) {
    super(service + " refused: " + problem);
    this.service = service;
    this.problem = problem;
  }

  public String service() {
    return service;
  }

  /** 4xx. */
  public int status() {
    return problem.type().status();
  }

  public Problem problem() {
    return problem;
  }

  /** Whether it refused with this type of problem. */
  public boolean is(String slug) {
    return problem.type().slug().equals(slug);
  }
}
