package io.counterpool.models.liquidation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.counterpool.models.Draws;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

final class OptimalLiquidationTest {

  private static final OptimalLiquidation MODEL =
      new OptimalLiquidation(5, 5, 0.95, 0.0625, 2.5e-7, 2.5e-6);

  @Test
  void sellsEvenlyWithoutAversion() {
    OptimalLiquidation.Schedule even = MODEL.schedule(1e6, 0);
    assertThat(even.trades()).containsOnly(new double[] {200_000}, within(1e-6));
    assertThat(even.halfLifeDays()).isInfinite();
    // ½ × 2.5e-7 × 10¹² + 0.0625 × 10⁶ + (2.5e-6 − 1.25e-7) × 5 × (2 × 10⁵)²
    assertThat(even.expectedCost()).isCloseTo(125_000 + 62_500 + 475_000, within(1e-6));
    // 0.95² × (8² + 6² + 4² + 2²) × 10¹⁰
    assertThat(even.variance()).isCloseTo(0.9025 * 120e10, within(1e-2));
    // A small aversion is close to none.
    assertThat(MODEL.schedule(1e6, 1e-16).holdings()[2]).isCloseTo(600_000, within(1.0));
  }

  @Test
  void endsFlatHoweverUrgent() {
    for (double aversion : new double[] {0, 1e-12, 1e-6, 1, 1e12}) {
      OptimalLiquidation.Schedule schedule = MODEL.schedule(1e6, aversion);
      double[] holdings = schedule.holdings();
      assertThat(holdings[5]).isZero();
      assertThat(Arrays.stream(schedule.trades()).sum()).isCloseTo(1e6, within(1e-6));
      for (int j = 1; j <= 5; j++) {
        assertThat(holdings[j]).isLessThanOrEqualTo(holdings[j - 1]).isNotNegative();
      }
      OptimalLiquidation.Schedule back = MODEL.schedule(-1e6, aversion);
      assertThat(back.expectedCost()).isEqualTo(schedule.expectedCost());
      assertThat(back.trades()[0]).isEqualTo(-schedule.trades()[0]);
    }
  }

  @Test
  void isCheaperThanAnyScheduleBesideIt() {
    Draws draws = new Draws(9);
    for (int i = 0; i < 200; i++) {
      double aversion = Math.pow(10, -8 + draws.below(5));
      OptimalLiquidation.Schedule best = MODEL.schedule(1e6, aversion);
      double[] other = best.holdings().clone();
      for (int j = 1; j < 5; j++) {
        other[j] += 10_000 * draws.gaussian();
      }
      double cost = 125_000 + 62_500;
      double variance = 0;
      for (int j = 1; j <= 5; j++) {
        cost += 2.375e-6 * (other[j - 1] - other[j]) * (other[j - 1] - other[j]);
        variance += 0.9025 * other[j] * other[j];
      }
      assertThat(cost + aversion * variance).as("%s", draws).isGreaterThan(best.objective());
    }
  }

  @Test
  void namesItsDomain() {
    assertThatThrownBy(() -> new OptimalLiquidation(5, 5, 1, 0, 1, 0.5))
        .hasMessageContaining("temporaryImpact");
    assertThatThrownBy(() -> new OptimalLiquidation(5, 0, 1, 0, 0, 1))
        .hasMessageContaining("periods");
    assertThatThrownBy(() -> MODEL.schedule(Double.NaN, 0)).hasMessageContaining("size");
    assertThatThrownBy(() -> MODEL.schedule(1e200, 1)).hasMessageContaining("must be finite");
    assertThat(MODEL.schedule(0, 1).expectedCost()).isZero();
  }
}
