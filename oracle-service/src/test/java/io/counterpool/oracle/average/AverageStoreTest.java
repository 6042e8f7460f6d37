package io.counterpool.oracle.average;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.counterpool.kit.problem.ProblemException;
import io.counterpool.kit.testing.Seeds;
import io.counterpool.models.Decimal;
import io.counterpool.oracle.average.AverageRules.Outcome;
import io.counterpool.oracle.feed.FeedId;
import io.counterpool.oracle.history.HistoryProperties;
import io.counterpool.oracle.history.PriceStep;
import io.counterpool.oracle.history.RandomPrices;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class AverageStoreTest {

  private static final FeedId FEED = new FeedId("F");
  private static final Duration DAY = Duration.ofDays(1);

  private final RandomPrices history = new RandomPrices();

  private Averages averages(int largestRounds) {
    return new Averages(
        history.prices(),
        new HistoryProperties(null, null, DAY, DAY, largestRounds, BigDecimal.ONE));
  }

  /** Sums over every step, each by its own overlap with the window. */
  private static final class Slowly {
    private BigDecimal priceTime = BigDecimal.ZERO;
    private long upMillis;
    private double weighted;
    private double upWeight;

    Slowly(List<PriceStep> steps, Instant from, Instant until, Duration halfLife) {
      for (int i = 0; i < steps.size(); i++) {
        PriceStep step = steps.get(i);
        long end =
            i + 1 < steps.size() ? steps.get(i + 1).publishedAt().toEpochMilli() : Long.MAX_VALUE;
        long held = step.publishedAt().plus(step.holds()).toEpochMilli();
        long low = Math.max(step.publishedAt().toEpochMilli(), from.toEpochMilli());
        long high = Math.min(Math.min(end, held), until.toEpochMilli());
        if (step.price() != null && low < high) {
          upMillis += high - low;
          priceTime =
              priceTime.add(step.price().toBigDecimal().multiply(BigDecimal.valueOf(high - low)));
          double weight = kept(until, high, halfLife) - kept(until, low, halfLife);
          weighted += step.price().toDouble() * weight;
          upWeight += weight;
        }
      }
    }

    private static double kept(Instant until, long at, Duration halfLife) {
      return Math.pow(2, -(double) (until.toEpochMilli() - at) / halfLife.toMillis());
    }
  }

  @Test
  void equalsSumsOverEveryRound() {
    SplittableRandom random = Seeds.random("equalsSumsOverEveryRound");
    List<PriceStep> steps = history.append(FEED, 300, random);
    Averages averages = averages(1_000);
    long length = Duration.between(RandomPrices.START, steps.getLast().publishedAt()).toMillis();
    for (int i = 0; i < 80; i++) {
      Instant until = RandomPrices.START.plusMillis(random.nextLong(length + 200_000));
      Duration window = Duration.ofSeconds(random.nextInt(1, random.nextBoolean() ? 60 : 20_000));
      Duration halfLife = Duration.ofSeconds(random.nextInt(10, 5_000));
      Instant from = until.minus(window);
      Slowly slowly = new Slowly(steps, from, until, halfLife);

      Outcome timed = averages.timeWeighted(FEED, from, until);
      Outcome exponential = averages.exponential(FEED, halfLife, from, until);

      String as = "window %s until %s, half-life %s".formatted(window, until, halfLife);
      long down = window.toMillis() - slowly.upMillis;
      assertThat(timed.downShare().toBigDecimal())
          .as(as)
          .isEqualByComparingTo(
              BigDecimal.valueOf(down)
                  .divide(BigDecimal.valueOf(window.toMillis()), 18, RoundingMode.CEILING));
      if (slowly.upMillis == 0) {
        assertThat(timed.mean()).as(as).isNull();
        assertThat(exponential.mean()).as(as).isNull();
        assertThat(exponential.downShare()).as(as).isEqualTo(Decimal.ONE);
        continue;
      }
      assertThat(timed.mean())
          .as(as)
          .isEqualTo(
              Decimal.of(
                  slowly.priceTime.divide(
                      BigDecimal.valueOf(slowly.upMillis), 18, RoundingMode.HALF_EVEN)));
      double all = 1 - Slowly.kept(until, from.toEpochMilli(), halfLife);
      if (slowly.upWeight / all > 1e-6) { // Below it the doubles of this test say little.
        double mean = slowly.weighted / slowly.upWeight;
        assertThat(value(exponential)).as(as).isCloseTo(mean, within(mean * 1e-7));
      }
      assertThat(exponential.downShare().toDouble())
          .as(as)
          .isCloseTo(1 - slowly.upWeight / all, within(1e-9));
    }
  }

  private static double value(Outcome outcome) {
    Decimal mean = outcome.mean();
    return mean == null ? Double.NaN : mean.toDouble();
  }

  @Test
  void refusesToReadMoreRoundsThanStated() {
    List<PriceStep> steps = history.append(FEED, 100, new SplittableRandom(1));
    Instant until = steps.getLast().publishedAt();
    Instant from = until.minus(DAY);
    assertThat(averages(100).exponential(FEED, Duration.ofHours(1), from, until).mean())
        .isNotNull();
    assertThatThrownBy(() -> averages(99).exponential(FEED, Duration.ofHours(1), from, until))
        .isInstanceOfSatisfying(
            ProblemException.class,
            refused ->
                assertThat(refused.problem().toJson())
                    .containsEntry("type", "/problems/window-too-wide")
                    .containsEntry("limit", 99)
                    .containsEntry("unit", "rounds"));
    // Of sixty-four half-lives only the last rounds count.
    assertThat(averages(99).exponential(FEED, Duration.ofSeconds(5), from, until)).isNotNull();
  }
}
