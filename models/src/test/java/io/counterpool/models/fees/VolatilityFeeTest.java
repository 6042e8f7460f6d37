package io.counterpool.models.fees;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.counterpool.models.Decimal;
import io.counterpool.models.Draws;
import io.counterpool.models.fees.SurgeFee.State;
import java.math.BigDecimal;
import java.math.BigInteger;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class VolatilityFeeTest {

  private static final SigmoidFee SIGMOIDS =
      new SigmoidFee(100, new Sigmoid(2_900, 360, 59), new Sigmoid(12_000, 60_000, 8_500));

  private static final SurgeFee SURGE = new SurgeFee(10, 5_000, 40_000, 30, 600, 5_000, 350_000);

  private static Decimal d(String plain) {
    return Decimal.of(plain);
  }

  /** Figures of Algebra's published grid (AdaptiveFee.spec.ts.snap): whole and real form. */
  @ParameterizedTest
  @CsvSource({
    "25, 109, 109.88566020116735",
    "75, 122, 122.9658142057126",
    "125, 152, 153.03530578674327",
    "175, 220, 220.82186928039468",
    "300, 870, 870.304074017156",
    "400, 2029, 2023.525343786886",
    "525, 2834, 2833.227869910604",
    "1000, 3000, 3000",
    "10000, 3033, 3033.3655740185636",
    "50000, 5828, 5828.2486461390345",
    "100000, 14892, 14892.469096913706"
  })
  void meetsThePublishedGrid(String volatility, long whole, BigDecimal real) {
    assertThat(SIGMOIDS.wholeMillionths(new BigInteger(volatility))).isEqualTo(whole);
    assertThat(SIGMOIDS.millionths(new BigDecimal(volatility)))
        .isCloseTo(real, Offset.offset(new BigDecimal("1e-10")));
    assertThat(SIGMOIDS.rate(d(volatility)).toBigDecimal().movePointRight(6))
        .isCloseTo(real, Offset.offset(new BigDecimal("1e-10")));
  }

  @Test
  void refusesAFeeAboveTheAmount() {
    assertThatThrownBy(
            () -> new SigmoidFee(500_000, new Sigmoid(400_000, 1, 1), new Sigmoid(100_001, 1, 1)))
        .hasMessage("base and heights must make at most 1000000 millionths, was 1000001");
    assertThatThrownBy(() -> new Sigmoid(1, 1, 0))
        .hasMessage("width must be from 1 to 1000000, was 0");
    assertThatThrownBy(() -> new SurgeFee(10, 5_000, 40_000, 30, 29, 5_000, 350_000))
        .hasMessage("decaySeconds must be at least filterSeconds 30, was 29");
  }

  @Test
  void keepsHalfOfTheVolatilityBetweenFilterAndDecay() {
    // Five steps: 50,000; 30 s later the reference moves, half of it stays: 25,000 + 2 × 10,000.
    State moved = SURGE.trade(State.at(1_000), 5, 1_000);
    assertThat(moved).isEqualTo(new State(1_005, 1_000, 0, 50_000));
    assertThat(SURGE.trade(moved, 2, 30)).isEqualTo(new State(1_007, 1_005, 25_000, 45_000));
    assertThat(SURGE.trade(moved, 2, 29)).isEqualTo(new State(1_007, 1_000, 0, 70_000));
    assertThat(SURGE.trade(moved, 2, 600)).isEqualTo(new State(1_007, 1_005, 0, 20_000));
    // (50,000 × 10)² × 40,000 ÷ 100 = 10^14 units of 10^-18.
    assertThat(SURGE.rate(d("50000"))).isEqualTo(d("0.0006"));
  }

  @Test
  void endsAtAStillPriceUnlessItKeepsEverything() {
    // The last 9,999 points go one by one: a part of them is rounded down each time.
    assertThat(still(9_999, 100_000)).isZero();
    assertThat(still(10_000, 100_000)).isEqualTo(100_000);
  }

  /** What is left of ten steps after the reference has been set {@code times} times. */
  private static long still(int keptPoints, int times) {
    SurgeFee fee = new SurgeFee(10, 5_000, 40_000, 30, 600, keptPoints, 350_000);
    State state = fee.trade(State.at(1_000), 10, 1_000);
    for (int i = 0; i < times; i++) {
      state = fee.trade(state, 0, 30);
    }
    return state.volatility();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void risesWithVolatilityUpToABound(long seed) {
    Draws draws = new Draws(seed);
    for (int i = 0; i < Math.min(Draws.STEPS, 1000); i++) {
      VolatilityFee fee =
          draws.chance()
              ? new SigmoidFee(
                  draws.below(1000),
                  new Sigmoid(draws.below(5000), draws.below(1000), 1 + draws.below(100)),
                  new Sigmoid(draws.below(20_000), draws.below(90_000), 1 + draws.below(9000)))
              : new SurgeFee(
                  1 + draws.below(200),
                  draws.below(10_000),
                  draws.below(1_000_000),
                  30,
                  600,
                  draws.below(10_001),
                  draws.below(1_000_000));
      Decimal low = draws.between("0", "100000", 6);
      Decimal high = low.plus(draws.between("0", "100000", 6));
      assertThat(fee.rate(low))
          .as("%s: %s at %s and %s", draws, fee, low, high)
          .isBetween(Decimal.ZERO, fee.rate(high));
      assertThat(fee.rate(high)).isLessThanOrEqualTo(fee.highestRate());
      assertThat(fee.highestRate()).isLessThanOrEqualTo(Decimal.ONE);
      assertThat(fee.rate(d("99999999999999999999"))).isEqualTo(fee.highestRate());
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {3, 4})
  void pricesASplitOrderLikeAWholeOne(long seed) {
    Draws draws = new Draws(seed);
    for (int i = 0; i < Draws.STEPS; i++) {
      State before = SURGE.trade(State.at(1 << 23), draws.below(40) - 20, draws.below(700));
      int whole = draws.below(40) - 20;
      int part = draws.below(40) - 20;
      long wait = draws.below(700);
      State once = SURGE.trade(before, whole, wait);
      State twice = SURGE.trade(SURGE.trade(before, part, wait), whole - part, draws.below(30));
      assertThat(twice).as("%s", draws).isEqualTo(once);
    }
  }
}
