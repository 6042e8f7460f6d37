package io.counterpool.models.rates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.counterpool.models.Decimal;
import io.counterpool.models.Draws;
import io.counterpool.models.Power;
import io.counterpool.models.rates.AdaptiveCurveRate.Drift;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DriftingRateTest {

  private static final long YEAR = BorrowIndex.YEAR_SECONDS;

  private static Decimal d(String plain) {
    return Decimal.of(plain);
  }

  private static final AdaptiveCurveRate ADAPTIVE =
      new AdaptiveCurveRate(d("0.9"), d("4"), d("50"), d("0.04"), d("0.001"), d("2"));

  private static DynamicKinkRate kink(boolean lapses) {
    return new DynamicKinkRate(
        d("0.2"),
        d("0.5"),
        d("0.7"),
        d("0.6"),
        d("0.000000000158548959"),
        d("0.000000001585489599"),
        d("0.000000003170979198"),
        d("4"),
        d("0.00000000000000367"),
        d("0.000000000000367011"),
        d("0.00000000000000367"),
        d("0.000000000000036701"),
        d("0.00000000000000734"),
        d("10"),
        lapses);
  }

  @Test
  void startsAtTheInitialRateWithoutDrift() {
    // 4 % ÷ 31,536,000 = 1.268391679e-9 a second; a quarter at no utilisation, four times at full.
    Drift idle = ADAPTIVE.drift(Decimal.ZERO, Decimal.ZERO, YEAR);
    assertThat(idle).isEqualTo(new Drift(d("0.000000000317097919"), d("0.000000001268391679")));
    assertThat(ADAPTIVE.annualRate(Decimal.ZERO, Decimal.ONE, 0))
        .isBetween(d("0.1599999"), d("0.16"));
    // Above 1, where reserves are lost already, counts as 1.
    assertThat(ADAPTIVE.drift(idle.atTarget(), d("7"), 60))
        .isEqualTo(ADAPTIVE.drift(idle.atTarget(), Decimal.ONE, 60));
  }

  @Test
  void doublesInFiveDaysWhenEverythingIsLent() {
    // e^(50 × 5 ÷ 365) = 1.98; the series of second order is below it by less than 1 %.
    Decimal before = ADAPTIVE.drift(Decimal.ZERO, Decimal.ONE, 0).atTarget();
    Decimal after = ADAPTIVE.accrue(before, Decimal.ONE, 432_000).state();
    assertThat(after.dividedBy(before, RoundingMode.DOWN)).isBetween(d("1.96"), d("1.99"));
  }

  @Test
  void restsInsideTheBandAndMovesOutside() {
    DynamicKinkRate model = kink(true);
    Decimal slope = d("0.000000002");
    assertThat(model.accrue(slope, d("0.5"), YEAR).state()).isEqualTo(slope);
    assertThat(model.accrue(slope, d("0.7"), YEAR).state()).isEqualTo(slope);
    // 1,000 s at 0.4: −1000 × (3.67e-15 + 3.67011e-13 × 0.1) = −4.0371e-11, products cut at 1e-18.
    assertThat(model.accrue(slope, d("0.4"), 1_000).state()).isEqualTo(d("0.000000001959629"));
    // (rmin + (0.6 − 0.2) × 2e-9) × year
    assertThat(model.annualRate(slope, d("0.6"), 0))
        .isEqualTo(d("0.000000000958548959").times(YEAR));
    assertThat(model.annualRate(slope, Decimal.ZERO, YEAR)).isEqualTo(Decimal.ZERO);
    assertThat(model.accrue(slope, Decimal.ZERO, YEAR).interest()).isEqualTo(Decimal.ZERO);
  }

  /** Cases 5 and 7 of Silo's published file KinkRcomptest.json. */
  @Test
  void meetsPublishedInterest() {
    RateAccrual falling =
        kink(true).accrue(d("0.000000003042858826"), d("0.202020202020202016"), 282_828_282);
    assertThat(falling.interest()).isBetween(d("0.04681063"), d("0.04681064"));
    assertThat(falling.state()).isEqualTo(d("0.000000001585489599"));
    RateAccrual resting =
        kink(true).accrue(d("0.000000001809700249"), d("0.606060606060606077"), 929_292_929);
    assertThat(resting.interest()).isBetween(d("1.38929167"), d("1.38929168"));
    assertThat(resting.state()).isEqualTo(d("0.000000001809700249"));
  }

  @Test
  void saysWhatAnIntervalBeyondTheLargestExponentCosts() {
    long century = 100 * YEAR;
    assertThat(kink(true).accrue(d("0.000000003"), Decimal.ONE, century).interest())
        .isEqualTo(Decimal.ZERO);
    assertThat(kink(false).accrue(d("0.000000003"), Decimal.ONE, century).interest())
        .isEqualTo(d("1000"));
    assertThatThrownBy(() -> ADAPTIVE.accrue(d("0.00000006"), Decimal.ONE, century))
        .hasMessageContaining("rate x time must be at most 46");
    assertThatThrownBy(() -> ADAPTIVE.accrue(Decimal.ZERO, d("-0.1"), 1))
        .hasMessage("utilisation must not be below 0, was -0.1");
    assertThatThrownBy(() -> kink(true).accrue(Decimal.ZERO, Decimal.ONE, -1))
        .hasMessage("seconds must not be below 0, was -1");
    assertThatThrownBy(
            () -> new AdaptiveCurveRate(d("1"), d("4"), d("50"), d("0.04"), d("0.001"), d("2")))
        .hasMessage("target must be below 1, was 1");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void risesWithUtilisationAndStaysInItsBounds(long seed) {
    Draws draws = new Draws(seed);
    for (int i = 0; i < Math.min(Draws.STEPS, 400); i++) {
      DriftingRate model = draws.chance() ? ADAPTIVE : kink(false);
      Decimal lowest = model.equals(ADAPTIVE) ? d("0.000000000031709791") : kink(false).slopeMin();
      Decimal highest = model.equals(ADAPTIVE) ? d("0.000000063419583967") : kink(false).slopeMax();
      Decimal state = draws.between(lowest.toString(), highest.toString(), 18);
      long seconds = draws.below(draws.chance() ? 3_600 : 30_000_000);
      Decimal low = draws.between("0", "1.1", 18);
      Decimal high = low.plus(draws.between("0", "0.5", 18));
      String what =
          "%s: %s from %s, %d s at %s and %s".formatted(draws, model, state, seconds, low, high);
      RateAccrual less = model.accrue(state, low, seconds);
      RateAccrual more = model.accrue(state, high, seconds);
      assertThat(less.state()).as(what).isBetween(lowest, highest);
      assertThat(more.state()).as(what).isBetween(lowest, highest);
      assertThat(less.interest()).as(what).isBetween(Decimal.ZERO, more.interest());
      assertThat(model.annualRate(state, low, seconds))
          .as(what)
          .isBetween(Decimal.ZERO, model.annualRate(state, high, seconds));
      assertThat(model.annualRate(state, high, seconds)).as(what).isLessThanOrEqualTo(d("10"));
      RateAccrual later = model.accrue(state, low, seconds + 1 + draws.below(100_000));
      assertThat(less.interest().minus(later.interest()))
          .as(what)
          .isLessThan(d("0.000000000000001"));
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {4, 5})
  void growsAnIndexWithRateAndTimeBelowTheExponential(long seed) {
    Draws draws = new Draws(seed);
    for (int i = 0; i < Math.min(Draws.STEPS, 500); i++) {
      BigDecimal rate = draws.between("0", "3", 18).toBigDecimal();
      long seconds = draws.below(Integer.MAX_VALUE) / 10;
      BigDecimal linear = IndexGrowth.linear(rate, seconds);
      BigDecimal compounded = IndexGrowth.compounded(rate, seconds);
      BigDecimal exponent = linear.subtract(BigDecimal.ONE);
      assertThat(linear).as("%s", draws).isBetween(BigDecimal.ONE, compounded);
      assertThat(compounded)
          .as("%s", draws)
          .isLessThanOrEqualTo(Power.exp(exponent).add(new BigDecimal("1e-26")))
          .isLessThanOrEqualTo(IndexGrowth.compounded(rate, seconds + 1 + draws.below(1000)))
          .isLessThanOrEqualTo(
              IndexGrowth.compounded(
                  rate.add(draws.between("0", "1", 18).toBigDecimal()), seconds));
    }
    assertThat(IndexGrowth.compounded(BigDecimal.TEN, 0)).isEqualByComparingTo("1");
    assertThatThrownBy(() -> IndexGrowth.linear(BigDecimal.ONE.negate(), 1))
        .hasMessage("rateAnnual must not be below 0, was -1");
  }
}
