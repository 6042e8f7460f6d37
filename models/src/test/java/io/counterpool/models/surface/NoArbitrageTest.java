package io.counterpool.models.surface;

import static org.assertj.core.api.Assertions.assertThat;

import io.counterpool.models.Decimal;
import io.counterpool.models.options.Black76;
import io.counterpool.models.options.OptionType;
import io.counterpool.models.options.SviSmile;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

final class NoArbitrageTest {

  /**
   * A. Vogt's smile, whose density is negative near k = 0.8 although its wings are not steep:
   * Gatheral and Jacquier 2014, section 2.2.
   */
  private static final SviSmile VOGT =
      new SviSmile(
          Decimal.of("-0.0410"),
          Decimal.of("0.1331"),
          Decimal.of("0.3060"),
          Decimal.of("0.3586"),
          Decimal.of("0.4153"),
          Decimal.of(12), // as far as 1.4: its density is negative beyond four deviations
          Decimal.of(144));

  /**
   * Where it is nearly b|k|, g is about ¼ − b/(4|k|): negative from the turn out to k = b, well
   * within a deviation of the forward.
   */
  static final SviSmile PEAKED = smile("0.001", "0.5", "0", "0", "0.02");

  static SviSmile smile(String a, String b, String rho, String m, String sigma) {
    return new SviSmile(
        Decimal.of(a), Decimal.of(b), Decimal.of(rho), Decimal.of(m), Decimal.of(sigma));
  }

  @Test
  void findsTheNegativeDensityOfVogtsSmile() {
    Arbitrage found = NoArbitrage.check(VOGT).orElseThrow();

    assertThat(found.rule()).isEqualTo(ArbitrageRule.BUTTERFLY);
    assertThat(found.logMoneyness()).isBetween(0.6, 1.1);
    assertThat(found.value()).isNegative();
    assertThat(found.limit()).isZero();
    assertThat(VOGT.steepestWing()).isLessThan(Decimal.of(2));
    Arbitrage peaked = NoArbitrage.check(PEAKED).orElseThrow();
    assertThat(peaked.rule()).isEqualTo(ArbitrageRule.BUTTERFLY);
    assertThat(Math.abs(peaked.logMoneyness())).isBetween(0.02, 0.2);
  }

  @Test
  void hasTheSignOfTheButterfliesThatPricesMake() {
    // Second differences of call prices over strikes, forward 1, one year.
    Hyperbola form = Hyperbola.of(VOGT);
    for (double k = -1.2; k <= 1.2; k += 0.05) {
      double strike = Math.exp(k);
      double step = 1e-3 * strike;
      double butterfly =
          call(form, strike - step) - 2 * call(form, strike) + call(form, strike + step);
      double density = form.density(k);
      if (Math.abs(density) > 0.003) {
        assertThat(Math.signum(density)).as("k = " + k).isEqualTo(Math.signum(butterfly));
      }
    }
  }

  private static double call(Hyperbola form, double strike) {
    double volatility = Math.sqrt(form.w(Math.log(strike)));
    return Black76.price(OptionType.CALL, 1, strike, volatility, 1, 1);
  }

  @Test
  void namesTheRuleThePointAndTheLimit() {
    // a + bσ√(1 − ρ²) = −0.04 + 0.1 × 0.4 × 0.6 = −0.016 at k = m − ρσ/√(1 − ρ²) = −0.5333.
    Arbitrage negative = NoArbitrage.check(smile("-0.04", "0.1", "0.8", "0", "0.4")).orElseThrow();
    assertThat(negative.rule()).isEqualTo(ArbitrageRule.POSITIVITY);
    assertThat(negative.logMoneyness()).isCloseTo(-0.5333, Offset.offset(1e-4));
    assertThat(negative.value()).isCloseTo(-0.016, Offset.offset(1e-12));

    // 1.3 × 1.6 = 2.08.
    Arbitrage steep = NoArbitrage.check(smile("0.1", "1.3", "-0.6", "0", "0.4")).orElseThrow();
    assertThat(steep.rule()).isEqualTo(ArbitrageRule.WING_SLOPE);
    assertThat(steep.value()).isCloseTo(2.08, Offset.offset(1e-12));
    assertThat(steep.limit()).isEqualTo(2);
    assertThat(steep.logMoneyness()).isNegative();
  }

  @Test
  void allowsASlopeOfExactlyTwoButNoMore() {
    assertThat(NoArbitrage.check(smile("3", "1", "1", "0", "1"))).isEmpty();
    assertThat(NoArbitrage.check(smile("3", "1.000000001", "1", "0", "1"))).isPresent();
  }

  @Test
  void seesTotalVarianceFallFromAnExpiryToALater() {
    SviSmile earlier = smile("0.04", "0.1", "0", "0", "0.2");
    SviSmile later = smile("0.045", "0.05", "0", "0", "0.2");

    // Flatter wings: 0.06 against 0.055 at 0, and further apart with the distance.
    Arbitrage fall = NoArbitrage.calendar(earlier, later).orElseThrow();
    assertThat(fall.rule()).isEqualTo(ArbitrageRule.CALENDAR);
    assertThat(fall.limit() - fall.value()).isGreaterThan(0.005);
    assertThat(Math.abs(fall.logMoneyness())).isGreaterThan(0.9);
    assertThat(NoArbitrage.leastRise(earlier, later))
        .isCloseTo(fall.value() - fall.limit(), Offset.offset(1e-15));
    assertThat(NoArbitrage.leastDensity(VOGT)).isNegative();
    assertThat(NoArbitrage.calendar(earlier, earlier)).isEmpty();
    assertThat(NoArbitrage.calendar(earlier, smile("0.041", "0.1", "0", "0", "0.2"))).isEmpty();
  }
}
