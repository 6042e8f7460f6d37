package io.counterpool.models.oracle.average;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.counterpool.models.Decimal;
import io.counterpool.models.Draws;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SlowAverageTest {

  private static final Instant START = Instant.parse("2030-01-01T00:00:00Z");
  private static final Duration HOUR = Duration.ofHours(1);

  private static Decimal decimal(String value) {
    return Decimal.of(value);
  }

  @Test
  void startsWithItsFirstPrice() {
    SlowAverage first = SlowAverage.startingWith(decimal("100"), START);
    assertThat(first.meanAt(START, HOUR)).isEqualTo(decimal("100"));
    assertThat(first.meanAt(START.plus(HOUR), HOUR)).isEqualTo(decimal("100"));
  }

  @Test
  void comesHalfWayInAHalfLifeWhateverHappensAtItsEnd() {
    // 100, then 200 for one hour: 200 + (100 − 200) ÷ 2 = 150; another hour: 175.
    SlowAverage jumped =
        SlowAverage.startingWith(decimal("100"), START)
            .plus(decimal("200"), START.plus(HOUR), HOUR);
    assertThat(jumped.meanAt(START.plus(HOUR), HOUR)).isEqualTo(decimal("100"));
    SlowAverage later = jumped.plus(decimal("1"), START.plus(HOUR.multipliedBy(2)), HOUR);
    assertThat(later.meanAt(later.at(), HOUR)).isEqualTo(decimal("150"));
    assertThat(jumped.meanAt(START.plus(HOUR.multipliedBy(3)), HOUR)).isEqualTo(decimal("175"));
  }

  @Test
  void forgetsEverythingAfterManyHalfLives() {
    SlowAverage jumped =
        SlowAverage.startingWith(decimal("100"), START)
            .plus(decimal("200"), START.plusMillis(1), HOUR);
    assertThat(jumped.meanAt(START.plus(Duration.ofDays(30)), HOUR)).isEqualTo(decimal("200"));
  }

  /** How often a price is said does not count, only how long it held. */
  @Test
  void sayingTheSamePriceOftenChangesNothing() {
    SlowAverage seldom =
        SlowAverage.startingWith(decimal("100"), START).plus(decimal("130"), START, HOUR);
    SlowAverage often = seldom;
    for (int i = 1; i <= 500; i++) {
      often = often.plus(decimal("130"), START.plusMillis(i * 1234L), HOUR);
    }
    BigDecimal apart =
        often.mean().subtract(seldom.plus(decimal("130"), often.at(), HOUR).mean()).abs();
    assertThat(apart).isLessThan(new BigDecimal("1e-28"));
  }

  @Test
  void staysBetweenTheLowestAndTheHighestPrice() {
    Draws draws = new Draws(20_300_101);
    Decimal low = decimal("1000000");
    Decimal high = decimal("0.00000001");
    Instant now = START;
    SlowAverage average = null;
    for (int step = 0; step < Math.min(Draws.STEPS, 300); step++) {
      Decimal price = draws.between("0.00000001", "1000000", 8);
      low = low.min(price);
      high = high.max(price);
      now = now.plusMillis(draws.below(10_000_000));
      average =
          average == null ? SlowAverage.startingWith(price, now) : average.plus(price, now, HOUR);
      assertThat(average.meanAt(now, HOUR)).as("%s step %d", draws, step).isBetween(low, high);
    }
  }

  @Test
  void refusesToGoBackInTime() {
    SlowAverage first = SlowAverage.startingWith(decimal("100"), START);
    assertThatThrownBy(() -> first.meanAt(START.minusMillis(1), HOUR))
        .hasMessageContaining("not be before");
  }
}
