package io.counterpool.models.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.counterpool.models.Decimal;
import io.counterpool.models.OutOfRangeException;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

final class HedgingTest {

  private static Decimal d(String value) {
    return Decimal.of(value);
  }

  private static Offset<Double> close() {
    return Offset.offset(1e-12);
  }

  @Test
  void widensTheVolatilityByTheCostOfHedging() {
    // √(2/π) × 0.01 ÷ (0.2 × √0.04) = 0.1994711402…
    HedgingCost cost = new HedgingCost(d("0.01"), d("0.04"));
    assertThat(cost.lelandNumber(0.2)).isCloseTo(0.199471140200716, close());
    assertThat(cost.soldVolatility(0.2)).isCloseTo(0.2 * Math.sqrt(1.199471140200716), close());
    assertThat(cost.boughtVolatility(0.2)).isCloseTo(0.2 * Math.sqrt(0.800528859799284), close());
    assertThat(new HedgingCost(Decimal.ZERO, d("0.04")).soldVolatility(0.2)).isEqualTo(0.2);
  }

  @Test
  void refusesToBuyWhatHedgingEatsUp() {
    HedgingCost cost = new HedgingCost(d("0.02"), d("0.0001"));
    assertThat(cost.canBuy(0.2)).isFalse();
    assertThatThrownBy(() -> cost.boughtVolatility(0.2))
        .isInstanceOf(OutOfRangeException.class)
        .hasMessageContaining("Leland's number must be below 1");
  }

  @Test
  void leavesAnErrorThatGrowsWithTheRootOfTheSteps() {
    // √(8/2) × 0.001 × 100² × 0.5² × 0.01 = 2 × 10 × 0.0025 = 0.05.
    assertThat(HedgingCost.errorDeviation(100, -0.001, 0.5, 0.01, 8)).isCloseTo(0.05, close());
    assertThat(HedgingCost.errorDeviation(100, 0.001, 0.5, 0.01, 32)).isCloseTo(0.1, close());
  }

  @Test
  void chargesForALatePrice() {
    // 315.36 s = 10^-5 years; v = 1, 200 jumps of sd 0.1: 10^-5 + 200 × 10^-5 × 0.01 = 3 × 10^-5.
    PriceLatency latency = new PriceLatency(d("315.36"), d("200"), Decimal.ZERO, d("0.1"));
    assertThat(latency.deviation(1)).isCloseTo(Math.sqrt(1e-5), close());
    assertThat(latency.deviationWithJumps(1)).isCloseTo(Math.sqrt(3e-5), close());
    assertThat(latency.buffer(1, 3)).isCloseTo(3 * Math.sqrt(1e-5), close());
    // √((0.01 + 0.00001 + 0.00002) ÷ 0.01) over a hundredth of a year.
    assertThat(latency.effectiveVolatility(1, 0.01)).isCloseTo(Math.sqrt(1.003), close());
    assertThat(latency.premiumDeviation(100, -0.5, 1)).isCloseTo(50 * Math.sqrt(1e-5), close());
    // Half of E|move| on delta, and ½ × 0.01 × 100² × 10^-5 on gamma.
    assertThat(latency.adverseHalfSpread(100, -0.5, -0.01, 1))
        .isCloseTo(50 * Math.sqrt(1e-5) * Math.sqrt(2 / Math.PI) / 2 + 0.0005, close());
    PriceLatency none = new PriceLatency(Decimal.ZERO, Decimal.ZERO, Decimal.ZERO, Decimal.ZERO);
    assertThat(none.adverseHalfSpread(100, 0.5, 0.01, 1)).isZero();
    assertThat(none.effectiveVolatility(0.8, 0.01)).isCloseTo(0.8, close());
  }
}
