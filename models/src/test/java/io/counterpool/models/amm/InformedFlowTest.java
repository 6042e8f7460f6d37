package io.counterpool.models.amm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.counterpool.models.Decimal;
import io.counterpool.models.Draws;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

final class InformedFlowTest {

  @Test
  void losesWhatRebalancingLosesWithoutAFee() {
    // σ = 60 % a year, K = 20,000,000: 0.36 ÷ 2 × 20,000,000 = 3,600,000 a year, whatever the round
    assertThat(RebalancingLoss.linear(Decimal.of("0.6"), new BigDecimal("20000000")))
        .isEqualByComparingTo("3600000");
    for (double seconds : new double[] {1, 5, 300}) {
      double rounds = 31_536_000 / seconds;
      double deviation = 0.6 / Math.sqrt(rounds);
      assertThat(InformedFlow.loss(20e6, deviation, 0) * rounds).isCloseTo(3.6e6, within(1e-3));
    }
  }

  @Test
  void agreesWithAHandfulOfMomentsOfTheNormalDistribution() {
    // s = f = 1: E[((|m| − 1)⁺)²] = 2 × (2 × 0.1586552539 − 0.2419707245) = 0.1506795666; half of
    // it
    assertThat(InformedFlow.loss(1, 1, 1)).isCloseTo(0.0753397833, within(1e-9));
    assertThat(InformedFlow.loss(1, 0, 0.1)).isZero();
    assertThat(InformedFlow.loss(1, 1e-4, 0.01)).isZero();
  }

  @Test
  void agreesWithDrawnMovesAndFallsWithTheFee() {
    Draws draws = new Draws(7);
    int n = 40_000;
    double[] fees = {0, 0.0005, 0.001, 0.003};
    double[] sums = new double[fees.length];
    for (int i = 0; i < n; i++) {
      double move = Math.abs(draws.gaussian()) * 0.001;
      for (int f = 0; f < fees.length; f++) {
        double over = Math.max(move - fees[f], 0);
        sums[f] += 1e9 * over * over / 2;
      }
    }
    double before = Double.POSITIVE_INFINITY;
    for (int f = 0; f < fees.length; f++) {
      double loss = InformedFlow.loss(1e9, 0.001, fees[f]);
      assertThat(sums[f] / n).isCloseTo(loss, within(0.05 * 500));
      assertThat(loss).isLessThan(before);
      before = loss;
    }
  }

  @Test
  void refusesWhatIsNoNumber() {
    assertThatThrownBy(() -> InformedFlow.loss(1, -1, 0)).hasMessageContaining("deviation");
    assertThatThrownBy(() -> InformedFlow.loss(Double.NaN, 1, 0)).hasMessageContaining("depth");
  }
}
