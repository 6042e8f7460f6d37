package io.counterpool.oracle.candle;

import static org.assertj.core.api.Assertions.assertThat;

import io.counterpool.kit.testing.Seeds;
import io.counterpool.models.Decimal;
import io.counterpool.oracle.feed.FeedId;
import io.counterpool.oracle.history.PriceStep;
import io.counterpool.oracle.history.RandomPrices;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class CandleStoreTest {

  private static final FeedId FEED = new FeedId("F");

  private final RandomPrices history = new RandomPrices();
  private final CandleStore store = new CandleStore(history.jdbc());

  /** Candles by looking at every round for every interval. */
  private static List<Candle> slowly(
      List<PriceStep> steps, Instant first, Instant until, Duration interval, Instant now) {
    List<Candle> candles = new ArrayList<>();
    for (Instant start = first; start.isBefore(until); start = start.plus(interval)) {
      Instant from = start;
      Instant to = start.plus(interval);
      List<PriceStep> inside =
          steps.stream()
              .filter(step -> !step.publishedAt().isAfter(now))
              .filter(step -> !step.publishedAt().isBefore(from) && step.publishedAt().isBefore(to))
              .toList();
      List<Decimal> prices =
          inside.stream().map(PriceStep::price).filter(Objects::nonNull).toList();
      int unusable = inside.size() - prices.size();
      if (!prices.isEmpty()) {
        candles.add(
            new Candle(
                start,
                prices.getFirst(),
                Collections.max(prices),
                Collections.min(prices),
                prices.getLast(),
                inside.size(),
                unusable,
                false,
                !to.isAfter(now)));
        continue;
      }
      steps.stream()
          .filter(step -> step.publishedAt().isBefore(from) && !step.publishedAt().isAfter(now))
          .map(PriceStep::price)
          .filter(Objects::nonNull)
          .reduce((_, later) -> later)
          .ifPresent(
              price ->
                  candles.add(
                      new Candle(
                          from,
                          price,
                          price,
                          price,
                          price,
                          inside.size(),
                          unusable,
                          true,
                          !to.isAfter(now))));
    }
    return candles;
  }

  @Test
  void equalsALookAtEveryRound() {
    SplittableRandom random = Seeds.random("equalsALookAtEveryRound");
    List<PriceStep> steps = history.append(FEED, 300, random);
    Instant end = steps.getLast().publishedAt();
    long length = Duration.between(RandomPrices.START, end).toMillis();
    for (int i = 0; i < 60; i++) {
      Duration interval =
          Duration.ofSeconds(
              random.nextBoolean() ? random.nextInt(1, 30) : random.nextInt(1, 9_999));
      Instant first =
          CandleRules.start(RandomPrices.START.plusMillis(random.nextLong(length)), interval);
      Instant now = first.plusMillis(random.nextLong(length));
      Instant until = first.plus(interval.multipliedBy(random.nextInt(1, 50)));

      List<Candle> candles =
          CandleRules.candles(
              store.buckets(FEED, interval, first, until, now),
              store.before(FEED, first).orElse(null),
              first,
              until,
              interval,
              now);

      assertThat(candles)
          .as("%s from %s until %s as of %s", interval, first, until, now)
          .isEqualTo(slowly(steps, first, until, interval, now));
    }
  }

  @Test
  void intervalsBeginAtTheirMultiplesSince1970() {
    Duration week = Duration.ofDays(7);
    assertThat(CandleRules.start(Instant.parse("1970-01-07T23:59:59.999Z"), week))
        .isEqualTo(Instant.EPOCH);
    assertThat(CandleRules.start(Instant.parse("1970-01-08T00:00:00Z"), week))
        .isEqualTo(Instant.parse("1970-01-08T00:00:00Z"));
    assertThat(CandleRules.start(Instant.ofEpochMilli(-1), week))
        .isEqualTo(Instant.parse("1969-12-25T00:00:00Z"));
  }
}
