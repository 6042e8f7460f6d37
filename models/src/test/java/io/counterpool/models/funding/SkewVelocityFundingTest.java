package io.counterpool.models.funding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.counterpool.models.Decimal;
import io.counterpool.models.Draws;
import java.math.RoundingMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SkewVelocityFundingTest {

  private static final long DAY = 86_400;

  private static Decimal d(String plain) {
    return Decimal.of(plain);
  }

  private static final SkewVelocityFunding MODEL =
      new SkewVelocityFunding(d("3"), d("10000"), d("0.01"));

  @Test
  void growsTheRateWithTheSkewAndChargesTheMean() {
    // Velocity 20 ÷ 10,000 × 3 = 0.006 a day; mean rate 0.003 × 2,000 = 6 a unit.
    FundingState after = MODEL.advance(FundingState.START, d("20"), d("2000"), DAY);
    assertThat(after).isEqualTo(new FundingState(d("0.006"), d("6")));
  }

  @Test
  void stopsAtTheBoundAndChargesItFromThere() {
    // 0.006 a day from 0.008 meets 0.01 after a third of a day. Over one day: (0.009 ÷ 3 + 0.01 × 2
    // ÷ 3) × 300 = 0.9 + 2 = 2.9
    FundingState start = new FundingState(d("0.008"), Decimal.ZERO);
    assertThat(MODEL.advance(start, d("20"), d("300"), DAY))
        .isEqualTo(new FundingState(d("0.01"), d("2.9")));
    // At the bound it stays: 0.01 × 300.
    assertThat(MODEL.advance(new FundingState(d("0.01"), d("1")), d("20"), d("300"), DAY))
        .isEqualTo(new FundingState(d("0.01"), d("4")));
    // The mirror image for shorts.
    assertThat(MODEL.advance(new FundingState(d("-0.008"), Decimal.ZERO), d("-20"), d("300"), DAY))
        .isEqualTo(new FundingState(d("-0.01"), d("-2.9")));
  }

  @Test
  void crossesZeroOnTheWayBack() {
    // From 0.003 with −0.006 a day: mean 0 over the day.
    assertThat(MODEL.advance(new FundingState(d("0.003"), Decimal.ZERO), d("-20"), d("300"), DAY))
        .isEqualTo(new FundingState(d("-0.003"), Decimal.ZERO));
  }

  @Test
  void bringsARateBeyondALoweredBoundInside() {
    FundingState far = new FundingState(d("0.5"), Decimal.ZERO);
    assertThat(MODEL.advance(far, Decimal.ZERO, d("100"), DAY))
        .isEqualTo(new FundingState(d("0.01"), d("1")));
  }

  @Test
  void changesNothingInNoTime() {
    FundingState state = new FundingState(d("0.003"), d("7"));
    assertThat(MODEL.advance(state, d("20"), d("300"), 0)).isEqualTo(state);
    assertThatThrownBy(() -> MODEL.advance(state, d("20"), d("300"), -1))
        .hasMessage("seconds must not be below 0, was -1");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void accruesTheSameHoweverOftenItIsAdvanced(long seed) {
    Draws draws = new Draws(seed);
    for (int i = 0; i < Draws.STEPS; i++) {
      SkewVelocityFunding model =
          new SkewVelocityFunding(
              draws.between("0", "5", 6),
              draws.between("0.0001", "10000", 4),
              draws.between("0", "0.2", 6));
      Decimal skew = draws.size("1000", 4);
      Decimal price = draws.price();
      FundingState start = new FundingState(draws.between("-0.2", "0.2", 6), Decimal.ZERO);
      long seconds = 1L + draws.below(200_000);
      long part = draws.below((int) seconds);
      FundingState once = model.advance(start, skew, price, seconds);
      FundingState twice =
          model.advance(model.advance(start, skew, price, part), skew, price, seconds - part);
      assertThat(once.ratePerDay().abs()).isLessThanOrEqualTo(model.maxRatePerDay());
      assertThat(once.ratePerDay().minus(twice.ratePerDay()).abs())
          .as("%s: %s", draws, model)
          .isLessThanOrEqualTo(Decimal.ofUnits(2, 18));
      // The rate is kept to eighteen digits: its last digit × days × price may differ.
      Decimal allowed =
          price.times(Decimal.ofUnits(10, 18), RoundingMode.UP).plus(Decimal.ofUnits(3, 18));
      assertThat(once.index().minus(twice.index()).abs())
          .as("%s: %s", draws, model)
          .isLessThanOrEqualTo(allowed);
    }
  }
}
