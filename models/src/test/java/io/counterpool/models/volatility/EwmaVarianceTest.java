package io.counterpool.models.volatility;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.counterpool.models.Decimal;
import io.counterpool.models.Draws;
import org.junit.jupiter.api.Test;

final class EwmaVarianceTest {

  private static final EwmaVariance HOURLY = new EwmaVariance(Decimal.of("0.94"), 3600);

  @Test
  void weighsTheSquaredReturn() {
    // 0.94 × 0.0001 + 0.06 × 0.01 = 0.000694
    assertThat(HOURLY.next(0.0001, 0.1, 3600)).isCloseTo(0.000694, within(1e-18));
    // √(0.0001 × 8,760)
    assertThat(HOURLY.annual(0.0001)).isCloseTo(Math.sqrt(0.876), within(1e-15));
    assertThat(HOURLY.halfLifeSteps()).isCloseTo(11.2023055836, within(1e-9));
  }

  @Test
  void keepsItsHalfLifeInTimeWhateverTheSteps() {
    double halved = HOURLY.next(0.0001, 0, 3600 * HOURLY.halfLifeSteps());
    assertThat(halved).isCloseTo(0.00005, within(1e-15));
    double twice = HOURLY.next(HOURLY.next(0.0001, 0, 1234), 0, 3600 - 1234);
    assertThat(twice).isCloseTo(HOURLY.next(0.0001, 0, 3600), within(1e-18));
  }

  @Test
  void findsTheVarianceOfANormalSampleFromIrregularSteps() {
    Draws draws = new Draws(42);
    EwmaVariance slow = new EwmaVariance(Decimal.of("0.999"), 3600);
    double variance = 0.01;
    double mean = 0;
    int count = 40_000;
    for (int i = 0; i < count; i++) {
      double seconds = 60 + draws.below(7200);
      // 1 % an hour
      variance = slow.next(variance, 0.01 * Math.sqrt(seconds / 3600) * draws.gaussian(), seconds);
      mean += i < count / 2 ? 0 : variance / (count / 2.0);
    }
    assertThat(mean).as("%s", draws).isCloseTo(0.0001, within(0.000003));
  }

  @Test
  void namesItsDomain() {
    assertThatThrownBy(() -> new EwmaVariance(Decimal.of("1.1"), 1))
        .hasMessage("lambda must be from 0 to 1, was 1.1");
    assertThatThrownBy(() -> new EwmaVariance(Decimal.ONE, 0))
        .hasMessage("stepSeconds must be above 0, was 0");
    assertThatThrownBy(() -> HOURLY.next(0.1, 0.1, 0)).hasMessageContaining("seconds");
    assertThatThrownBy(() -> HOURLY.next(0.1, 1e200, 3600))
        .hasMessage("next variance must be finite, was Infinity");
    assertThatThrownBy(() -> HOURLY.next(0.1, 1, Double.MIN_VALUE))
        .hasMessageContaining("next variance must be finite");
    assertThatThrownBy(() -> HOURLY.next(Double.NaN, 0.1, 1)).hasMessageContaining("variance");
  }
}
