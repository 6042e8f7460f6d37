package io.counterpool.kit.request;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * So many calls a second for each caller, as many at once after a second of rest. The least
 * recently seen of 10,000 callers is forgotten, which at worst gives it a fresh second.
 */
final class CallRate {

  /** What is left to a caller after a call; {@code waitNanos} is 0 if the call is allowed. */
  record Verdict(long remaining, long waitNanos) {}

  private static final int CALLERS = 10_000;
  private static final long WINDOW_NANOS = 1_000_000_000L;

  private final long costNanos;
  // When the allowance of each caller would be whole again, on the nano clock.
  private final Map<String, Long> wholeAt =
      Collections.synchronizedMap(
          new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
              return size() > CALLERS;
            }
          });

  /** {@code perSecond} ≥ 1. */
  CallRate(int perSecond) {
    this.costNanos = Math.max(1, WINDOW_NANOS / perSecond);
  }

  Verdict take(String caller, long nowNanos) {
    synchronized (wholeAt) {
      Long stored = wholeAt.get(caller);
      long debt = stored == null ? 0 : Math.max(0, stored - nowNanos);
      long next = debt + costNanos;
      if (next > WINDOW_NANOS) {
        return new Verdict(0, next - WINDOW_NANOS);
      }
      wholeAt.put(caller, nowNanos + next);
      return new Verdict((WINDOW_NANOS - next) / costNanos, 0);
    }
  }
}
