package io.counterpool.models.volatility.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

final class VarianceLossTest {

  @Test
  void isHarderOnTooLowThanOnTooHigh() {
    // 2 − ln 2 − 1 and ½ + ln 2 − 1
    assertThat(VarianceLoss.qlike(2, 1)).isCloseTo(0.30685281944005, within(1e-14));
    assertThat(VarianceLoss.qlike(1, 2)).isCloseTo(0.19314718055995, within(1e-14));
    assertThat(VarianceLoss.qlike(3e-7, 3e-7)).isZero();
    // (4 − 1)²
    assertThat(VarianceLoss.squaredError(4, 1)).isEqualTo(9);
  }

  @Test
  void hasNoScoreForWhatDidNotMove() {
    assertThatThrownBy(() -> VarianceLoss.qlike(0, 1)).hasMessageContaining("realised");
    assertThatThrownBy(() -> VarianceLoss.qlike(1, 0)).hasMessageContaining("forecast");
    assertThat(VarianceLoss.squaredError(0, 2)).isEqualTo(4);
  }

  @Test
  void aRunningScoreIsAMeanThatForgets() {
    RunningScore one = RunningScore.NONE.next(4, 16, 1);
    assertThat(one).isEqualTo(new RunningScore(1, 4, 16));
    // Half-life of one target: weights 1 and ½, (1 × 1 + ½ × 4) ÷ 1.5
    RunningScore two = one.next(1, 1, 1);
    assertThat(two.targets()).isEqualTo(2);
    assertThat(two.qlike()).isCloseTo(2, within(1e-12));
    assertThat(two.squaredError()).isCloseTo(6, within(1e-12));
    // Weights 1, ½ and ¼: (0 + ½ + 1) ÷ 1.75
    assertThat(two.next(0, 0, 1).qlike()).isCloseTo(1.5 / 1.75, within(1e-12));
    // A half-life beyond all targets is the plain mean.
    assertThat(one.next(1, 1, 1e12).qlike()).isCloseTo(2.5, within(1e-9));
  }
}
