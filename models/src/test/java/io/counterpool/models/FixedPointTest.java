package io.counterpool.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.math.RoundingMode;
import org.junit.jupiter.api.Test;

final class FixedPointTest {

  private static BigInteger n(long value) {
    return BigInteger.valueOf(value);
  }

  private static final BigInteger LARGEST = BigInteger.TWO.pow(256).subtract(BigInteger.ONE);

  @Test
  void roundsAsTheCallerSays() {
    // 5 × 10,000 ÷ 3 = 16,666.6…; 5,000 × 1 ÷ 10,000 is exactly a half.
    FixedPoint points = FixedPoint.BASIS_POINTS;
    assertThat(points.dividedBy(n(5), n(3), RoundingMode.FLOOR)).isEqualTo(16_666);
    assertThat(points.dividedBy(n(5), n(3), RoundingMode.HALF_UP)).isEqualTo(16_667);
    assertThat(points.times(n(5_000), n(1), RoundingMode.HALF_UP)).isEqualTo(1);
    assertThat(points.times(n(4_999), n(1), RoundingMode.HALF_UP)).isZero();
    assertThat(points.times(n(1), n(1), RoundingMode.CEILING)).isEqualTo(1);
    assertThat(points.times(n(0), n(1), RoundingMode.CEILING)).isZero();
  }

  @Test
  void refusesWhatDoesNotFit256Bits() {
    assertThat(FixedPoint.RAY.times(LARGEST, FixedPoint.RAY.one(), RoundingMode.UNNECESSARY))
        .isEqualTo(LARGEST);
    assertThatThrownBy(() -> FixedPoint.WAD.dividedBy(LARGEST, n(1), RoundingMode.DOWN))
        .hasMessageContaining("the result must be from 0 to 2^256 - 1");
    assertThatThrownBy(() -> FixedPoint.WAD.dividedBy(n(1), n(0), RoundingMode.DOWN))
        .hasMessage("division of 1 by zero");
    assertThatThrownBy(() -> FixedPoint.WAD.times(n(-1), n(1), RoundingMode.DOWN))
        .isInstanceOf(OutOfRangeException.class);
    assertThatThrownBy(() -> FixedPoint.WAD.times(n(1), n(1), RoundingMode.UNNECESSARY))
        .hasMessage("the result needs rounding");
  }
}
