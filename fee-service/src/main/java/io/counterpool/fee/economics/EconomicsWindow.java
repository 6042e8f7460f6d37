package io.counterpool.fee.economics;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Stretches of time that end with the last round of a market or pool. */
enum EconomicsWindow {
  DAY(Duration.ofDays(1)),
  WEEK(Duration.ofDays(7)),
  MONTH(Duration.ofDays(30)),
  /** Since the first recorded round. */
  ALL(null);

  private final @Nullable Duration length;

  EconomicsWindow(@Nullable Duration length) {
    this.length = length;
  }

  /** When a window that ends at {@code end} begins. */
  Instant startBefore(Instant end) {
    return length == null ? Instant.EPOCH : end.minus(length);
  }
}
