package io.counterpool.models.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.counterpool.models.OutOfRangeException;
import java.math.BigDecimal;
import java.math.MathContext;
import org.junit.jupiter.api.Test;

final class GaussianTest {

  private static double relative(double got, BigDecimal want) {
    return new BigDecimal(got)
        .subtract(want)
        .abs()
        .divide(want.abs(), MathContext.DECIMAL64)
        .doubleValue();
  }

  @Test
  void keepsTheDigitsOfBothTails() {
    // 37.5 is where the tail, 5e-308, is about to lose bits to underflow.
    for (double z = -37.5; z <= 8; z += 0.173) {
      BigDecimal exact = new BigDecimal(z);
      assertThat(relative(Gaussian.below(z), ReferenceBlack.below(exact)))
          .as("below %s", z)
          .isLessThan(1.2e-15);
      assertThat(relative(Gaussian.above(-z), ReferenceBlack.below(exact)))
          .as("above %s", -z)
          .isLessThan(1.2e-15);
      assertThat(relative(Gaussian.density(z), ReferenceBlack.density(exact)))
          .as("density %s", z)
          .isLessThan(6e-16);
    }
  }

  @Test
  void agreesWithPublishedTails() {
    // Abramowitz and Stegun, table 26.2: Q(5) = 2.86652e-7; −log10 Q(10) = 23.11805.
    assertThat(Gaussian.above(5)).isBetween(2.866515e-7, 2.866525e-7);
    assertThat(-Math.log10(Gaussian.above(10))).isBetween(23.118045, 23.118055);
    assertThat(Gaussian.below(0)).isEqualTo(0.5);
  }

  @Test
  void addsUpToOneAndEndsAtZeroAndOne() {
    for (double z = -9; z <= 9; z += 0.37) {
      assertThat(Gaussian.below(z) + Gaussian.above(z)).isBetween(1 - 2.3e-16, 1 + 2.3e-16);
    }
    assertThat(Gaussian.below(Double.NEGATIVE_INFINITY)).isZero();
    assertThat(Gaussian.below(Double.POSITIVE_INFINITY)).isEqualTo(1);
    assertThat(Gaussian.below(-50)).isZero();
    assertThat(Gaussian.below(50)).isEqualTo(1);
    assertThatThrownBy(() -> Gaussian.below(Double.NaN)).isInstanceOf(OutOfRangeException.class);
  }

  @Test
  void keepsTheDigitsOfTheMiddle() {
    for (double z = 1e-9; z <= 1; z *= 1.37) {
      BigDecimal want = ReferenceBlack.below(new BigDecimal(z)).subtract(new BigDecimal("0.5"));
      assertThat(relative(Gaussian.centred(z), want)).as("%s", z).isLessThan(5e-16);
    }
  }

  @Test
  void weighsTailsWithoutOverflow() {
    // e^800 Φ(−40) = e^800 × φ(40) M(40), and e^800 alone is beyond a double.
    assertThat(Gaussian.weighted(800, -40))
        .isCloseTo(0.3989422804014327 * Gaussian.mills(40), within(1e-15));
    assertThat(Gaussian.weightedBetween(0, -1, 1)).isCloseTo(0.6826894921370859, within(1e-15));
    assertThat(Gaussian.weightedBetween(0, 9, 10) / Gaussian.above(9)).isCloseTo(1, within(1e-4));
  }

  private static org.assertj.core.data.Offset<Double> within(double offset) {
    return org.assertj.core.data.Offset.offset(offset);
  }
}
