package io.counterpool.models.fees;

import io.counterpool.models.Decimal;
import java.time.Instant;
import java.util.NavigableMap;

/**
 * Volume of thirty days, kept by UTC day: that of the trade, as far as the rounds before have gone,
 * and the 29 before it. A {@link FeeDiscount} is looked up by it. Source: the rolling volume tiers
 * of listed derivatives venues, which count by day as well.
 */
public final class VolumeWindow {

  /** Days that count, today's among them. */
  public static final int DAYS = 30;

  private static final int DAY_SECONDS = 86_400;

  private VolumeWindow() {}

  /** Days since 1970-01-01 at an instant. */
  public static long dayOf(Instant at) {
    return Math.floorDiv(at.getEpochSecond(), DAY_SECONDS);
  }

  /** The first day that counts on {@code day}. */
  public static long firstOf(long day) {
    return day - DAYS + 1;
  }

  /**
   * Sum of the days that count on {@code day}.
   *
   * @param byDay notional, settlement units, ≥ 0
   */
  public static Decimal volume(NavigableMap<Long, Decimal> byDay, long day) {
    Decimal sum = Decimal.ZERO;
    for (Decimal notional : byDay.subMap(firstOf(day), true, day, true).values()) {
      sum = sum.plus(notional);
    }
    return sum;
  }
}
