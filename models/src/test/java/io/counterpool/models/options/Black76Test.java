package io.counterpool.models.options;

import static io.counterpool.models.options.OptionType.CALL;
import static io.counterpool.models.options.OptionType.PUT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.counterpool.models.OutOfRangeException;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

final class Black76Test {

  @Test
  void pricesAtTheMoneyAsTheMiddleOfTheNormal() {
    // F = K: call = put = F (2 Φ(s/2) − 1). s = 0.2: Φ(0.1) = 0.539827837…, so 100 × 0.079655674…
    double want = 7.965567455405804;
    assertThat(Black76.price(CALL, 100, 100, 0.2, 1, 1)).isCloseTo(want, Offset.offset(1e-13));
    assertThat(Black76.price(PUT, 100, 100, 0.2, 1, 1)).isCloseTo(want, Offset.offset(1e-13));
    // Half the value one year earlier would be at a discount of a half.
    assertThat(Black76.price(PUT, 100, 100, 0.2, 1, 0.5)).isCloseTo(want / 2, Offset.offset(1e-13));
  }

  @Test
  void isIntrinsicWithoutTimeOrVolatility() {
    assertThat(Black76.price(CALL, 104, 100, 0, 4.5, 0.5)).isEqualTo(2);
    assertThat(Black76.price(CALL, 104, 100, 0.3, 0, 0.5)).isEqualTo(2);
    assertThat(Black76.price(PUT, 104, 100, 0, 4.5, 1)).isZero();
    assertThat(Black76.greeks(CALL, 100, 100, 0, 1, 1).delta()).isEqualTo(0.5);
    assertThat(Black76.greeks(CALL, 100, 100, 0.3, 0, 1).gamma()).isZero();
  }

  @Test
  void isAtItsBoundsWhereTheOutcomeIsCertain() {
    assertThat(Black76.price(CALL, 104, 0, 0.3, 4.5, 0.9)).isEqualTo(0.9 * 104);
    assertThat(Black76.price(PUT, 104, 0, 0.3, 4.5, 0.9)).isZero();
    assertThat(Black76.price(CALL, 0, 100, 0.3, 4.5, 0.9)).isZero();
    assertThat(Black76.price(PUT, 0, 100, 0.3, 4.5, 0.9)).isEqualTo(0.9 * 100);
    assertThat(Black76.price(PUT, 0, 0, 0.3, 4.5, 0.9)).isZero();
    // A total deviation of 25: the call is the forward, the put the strike, to the last digit.
    assertThat(Black76.price(CALL, 104, 250, 25, 1, 1)).isEqualTo(104);
    assertThat(Black76.price(PUT, 104, 250, 25, 1, 1)).isEqualTo(250);
    assertThat(Black76.price(CALL, 104, 250, 1e300, 1e300, 1)).isEqualTo(104);
    assertThat(Black76.greeks(CALL, 104, 0, 0.3, 1, 0.9).delta()).isEqualTo(0.9);
  }

  @Test
  void staysFiniteAtTheEndsOfTheDoubles() {
    for (double forward : new double[] {Double.MIN_VALUE, 1e-300, 1, 1e300, Double.MAX_VALUE}) {
      for (double strike : new double[] {Double.MIN_VALUE, 1e-300, 1, 1e300}) {
        for (double volatility : new double[] {1e-300, 1e-9, 1, 1e9}) {
          BlackGreeks greeks = Black76.greeks(CALL, forward, strike, volatility, 1e-3, 1);
          assertThat(greeks.price()).isFinite();
          assertThat(greeks.gamma()).isFinite();
          assertThat(greeks.theta()).isFinite();
        }
      }
    }
  }

  @Test
  void namesTheBoundThatAnArgumentBroke() {
    assertThatThrownBy(() -> Black76.price(CALL, -1, 100, 0.2, 1, 1))
        .isInstanceOf(OutOfRangeException.class)
        .hasMessage("forward must be finite and not below 0, was -1.0");
    assertThatThrownBy(() -> Black76.price(CALL, 100, 100, Double.NaN, 1, 1))
        .isInstanceOf(OutOfRangeException.class)
        .hasMessage("volatility must be finite and not below 0, was NaN");
    assertThatThrownBy(() -> Black76.price(CALL, 100, 100, 0.2, 1, 0))
        .isInstanceOf(OutOfRangeException.class)
        .hasMessage("discount must be finite and above 0, was 0.0");
    assertThatThrownBy(() -> new OptionMarket(100, 1e4, 0, 0.2).discount(1))
        .isInstanceOf(OutOfRangeException.class);
    assertThatThrownBy(() -> YearFraction.ofSeconds(-1)).isInstanceOf(OutOfRangeException.class);
    assertThat(YearFraction.ofSeconds(78_840_000)).isEqualTo(2.5);
  }
}
