package io.counterpool.oracle.candle;

import io.counterpool.models.Decimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How intervals lie in time, and how those without a price are shown. Pure. */
final class CandleRules {

  private CandleRules() {}

  /** Start of the interval that holds {@code at}: a multiple of its length since 1970. */
  static Instant start(Instant at, Duration interval) {
    long seconds = interval.toSeconds();
    return Instant.ofEpochSecond(Math.floorDiv(at.getEpochSecond(), seconds) * seconds);
  }

  /**
   * One candle for each interval from {@code first} to before {@code until}. One without a usable
   * price carries the close before it; those before the first price are left out.
   *
   * @param buckets of those intervals that have rounds
   * @param before last usable price before {@code first}
   * @param now an interval that ends later is incomplete
   */
  static List<Candle> candles(
      List<Bucket> buckets,
      @Nullable Decimal before,
      Instant first,
      Instant until,
      Duration interval,
      Instant now) {
    Map<Instant, Bucket> byStart = new HashMap<>();
    buckets.forEach(bucket -> byStart.put(bucket.start(), bucket));
    List<Candle> candles = new ArrayList<>();
    Decimal last = before;
    for (Instant start = first; start.isBefore(until); start = start.plus(interval)) {
      Bucket bucket = byStart.get(start);
      boolean complete = !start.plus(interval).isAfter(now);
      if (bucket != null
          && bucket.open() != null
          && bucket.high() != null
          && bucket.low() != null
          && bucket.close() != null) {
        last = bucket.close();
        candles.add(
            new Candle(
                start,
                bucket.open(),
                bucket.high(),
                bucket.low(),
                bucket.close(),
                bucket.rounds(),
                bucket.unusable(),
                false,
                complete));
      } else if (last != null) {
        int rounds = bucket == null ? 0 : bucket.rounds();
        candles.add(new Candle(start, last, last, last, last, rounds, rounds, true, complete));
      }
    }
    return candles;
  }
}
