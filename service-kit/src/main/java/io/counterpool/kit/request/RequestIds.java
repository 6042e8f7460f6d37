package io.counterpool.kit.request;

import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/** The id under which one request is found in the logs of every service it touched. */
public final class RequestIds {

  public static final String HEADER = "X-Request-Id";

  static final String MDC_KEY = "requestId";

  private RequestIds() {}

  /** The id of the request that this thread serves, or null outside one. */
  public static @Nullable String current() {
    return MDC.get(MDC_KEY);
  }
}
