package io.counterpool.oracle.volatility;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.counterpool.models.Decimal;
import io.counterpool.models.volatility.EwmaVariance;
import java.time.Instant;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class VolatilityStateTest {

  private static final EwmaVariance HOURLY = new EwmaVariance(Decimal.of("0.94"), 3600);
  private static final Instant NOON = Instant.parse("2030-01-01T12:00:00Z");

  private static double annual(VolatilityState state, EwmaVariance model) {
    return Objects.requireNonNull(state.annual(model)).toDouble();
  }

  @Test
  void knowsNothingBeforeTheFirstReturn() {
    VolatilityState one = VolatilityState.NONE.next(HOURLY, Decimal.of(100), NOON);
    assertThat(one.annual(HOURLY)).isNull();
  }

  @Test
  void theFirstReturnIsTheFirstEstimate() {
    VolatilityState two =
        VolatilityState.NONE
            .next(HOURLY, Decimal.of(100), NOON)
            .next(HOURLY, Decimal.of(101), NOON.plusSeconds(3600));
    // ln 1.01 = 0.009950330853168; one step of an hour, 8,760 hours a year: × 93.5949 = 0.931299...
    assertThat(annual(two, HOURLY)).isCloseTo(0.00995033085 * Math.sqrt(8760), within(1e-8));
  }

  @Test
  void aQuarterOfTheStepKeepsAFourthRootOfThePast() {
    VolatilityState before =
        VolatilityState.NONE
            .next(HOURLY, Decimal.of(100), NOON)
            .next(HOURLY, Decimal.of(101), NOON.plusSeconds(3600));
    VolatilityState after = before.next(HOURLY, Decimal.of("101.00000001"), NOON.plusSeconds(4500));
    // Hardly a return for a quarter of an hour: variance × 0.94^¼, volatility × 0.94^⅛ =
    // 0.992295...
    assertThat(annual(after, HOURLY) / annual(before, HOURLY))
        .isCloseTo(Math.pow(0.94, 0.125), within(1e-7));
  }

  @Test
  void aFrozenPriceDoesNotCalm() {
    VolatilityState before =
        VolatilityState.NONE
            .next(HOURLY, Decimal.of(100), NOON)
            .next(HOURLY, Decimal.of(101), NOON.plusSeconds(3600));
    VolatilityState frozen = before;
    for (int i = 2; i < 50; i++) {
      frozen = frozen.next(HOURLY, Decimal.of(101), NOON.plusSeconds(3600L * i));
    }
    assertThat(frozen).isEqualTo(before);
    // It moves again after 49 hours: one return over all of them, 0.94^49 of the past is kept.
    VolatilityState moved = frozen.next(HOURLY, Decimal.of(102), NOON.plusSeconds(3600L * 50));
    double kept = Math.pow(0.94, 49);
    double first = Math.log(1.01) * Math.log(1.01);
    double last = Math.log(102.0 / 101) * Math.log(102.0 / 101) / 49;
    assertThat(annual(moved, HOURLY))
        .isCloseTo(Math.sqrt((kept * first + (1 - kept) * last) * 8760), within(1e-7));
    VolatilityState neverMoved =
        VolatilityState.NONE
            .next(HOURLY, Decimal.of(100), NOON)
            .next(HOURLY, Decimal.of(100), NOON.plusSeconds(3600));
    assertThat(neverMoved.annual(HOURLY)).isNull();
  }

  @Test
  void aMoveWithinOneInstantIsPartOfTheNextReturn() {
    VolatilityState jumped =
        VolatilityState.NONE
            .next(HOURLY, Decimal.of(100), NOON)
            .next(HOURLY, Decimal.of(105), NOON)
            .next(HOURLY, Decimal.of(101), NOON.plusSeconds(3600));
    VolatilityState calm =
        VolatilityState.NONE
            .next(HOURLY, Decimal.of(100), NOON)
            .next(HOURLY, Decimal.of(101), NOON.plusSeconds(3600));
    assertThat(jumped).isEqualTo(calm);
  }

  @Test
  void aChangeOfStepDoesNotMoveTheEstimate() {
    EwmaVariance daily = new EwmaVariance(Decimal.of("0.94"), 86_400);
    VolatilityState state =
        VolatilityState.NONE
            .next(HOURLY, Decimal.of(100), NOON)
            .next(HOURLY, Decimal.of(103), NOON.plusSeconds(3600));
    assertThat(annual(state, daily)).isCloseTo(annual(state, HOURLY), within(2e-8));
  }
}
