package io.counterpool.models.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.counterpool.models.Decimal;
import io.counterpool.models.OutOfRangeException;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

final class SmileTest {

  private static Decimal d(String value) {
    return Decimal.of(value);
  }

  private static final SviSmile SMILE =
      new SviSmile(d("0.01"), d("0.1"), d("-0.4"), d("0"), d("0.3"));

  @Test
  void isTheHyperbolaAtItsTurn() {
    // k = m = 0: w = a + bσ = 0.04; over a quarter of a year √(0.04 ÷ 0.25) = 0.4.
    assertThat(SMILE.volatility(100, 100, 0.25)).isCloseTo(0.4, Offset.offset(1e-15));
    // k = 0.4 = distance, root √(0.16 + 0.09) = 0.5: w = 0.01 + 0.1 (−0.16 + 0.5) = 0.044.
    assertThat(SMILE.totalVariance(0.4)).isCloseTo(0.044, Offset.offset(1e-16));
  }

  @Test
  void isFlatBeyondItsWidestStrike() {
    // 4 × √0.04 = 0.8.
    assertThat(SMILE.logMoneyness(100, 1e9)).isCloseTo(0.8, Offset.offset(1e-15));
    assertThat(SMILE.logMoneyness(100, 1e-9)).isCloseTo(-0.8, Offset.offset(1e-15));
    assertThat(SMILE.volatility(100, 1e9, 1)).isEqualTo(SMILE.volatility(100, 1e12, 1));
    assertThat(SMILE.volatility(100, 0, 1)).isZero();
  }

  @Test
  void capsTheVarianceAndRefusesANegativeOne() {
    SviSmile steep = new SviSmile(d("1000"), d("1"), d("0"), d("0"), d("1"));
    assertThat(steep.volatility(100, 100, 1)).isEqualTo(12);
    // a + bσ = 0.01 but the left of a fully tilted hyperbola tends to a + bσ√(1 − ρ²) = −0.09.
    SviSmile tilted = new SviSmile(d("-0.09"), d("0.1"), d("1"), d("0"), d("1"));
    assertThat(tilted.leastVariance()).isCloseTo(-0.09, Offset.offset(1e-15));
    assertThatThrownBy(() -> tilted.totalVariance(-5))
        .isInstanceOf(OutOfRangeException.class)
        .hasMessageContaining("total variance must not be below 0");
    assertThatThrownBy(() -> new SviSmile(d("-0.2"), d("0.1"), d("0"), d("0"), d("1")))
        .isInstanceOf(OutOfRangeException.class);
    assertThatThrownBy(() -> SMILE.volatility(0, 100, 1)).isInstanceOf(OutOfRangeException.class);
    assertThatThrownBy(() -> SMILE.volatility(100, 100, 0)).isInstanceOf(OutOfRangeException.class);
    assertThat(SMILE.steepestWing()).isEqualTo(d("0.14"));
  }

  @Test
  void isOneVolatilityWhereFlat() {
    assertThat(new FlatSmile(d("0.8")).volatility(100, 1e6, 2)).isEqualTo(0.8);
  }
}
