package io.counterpool.models.options;

import static org.assertj.core.api.Assertions.assertThat;

import io.counterpool.models.Decimal;
import io.counterpool.models.Draws;
import java.math.RoundingMode;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Greeks are the slopes of the value: closed forms against differences taken here. */
final class GreeksTest {

  private final Draws draws = new Draws(20_250_104);

  private double between(double low, double high) {
    return low + (high - low) * draws.between("0", "1", 18).toDouble();
  }

  private static Decimal decimal(double value) {
    return Decimal.of(value, 9, RoundingMode.HALF_EVEN);
  }

  /** Fourth-order central difference. */
  private static double slope(DoubleUnaryOperator f, double at, double step) {
    return (8 * (f.applyAsDouble(at + step) - f.applyAsDouble(at - step))
            - (f.applyAsDouble(at + 2 * step) - f.applyAsDouble(at - 2 * step)))
        / (12 * step);
  }

  private static void near(String what, double got, double want, double scale) {
    assertThat(got).as(what).isCloseTo(want, Offset.offset(2e-6 * (Math.abs(want) + scale)));
  }

  @Test
  void givesTheSlopesOfTheEuropeanValue() {
    for (int i = 0; i < Draws.STEPS; i++) {
      OptionMarket market =
          new OptionMarket(
              between(50, 200), between(-0.05, 0.2), between(-0.05, 0.2), between(0.1, 1.5));
      double years = between(0.02, 2);
      double s = market.deviation(years);
      EuropeanOption option =
          new EuropeanOption(
              draws.chance() ? OptionType.CALL : OptionType.PUT,
              decimal(market.spot() * Math.exp(s * between(-3, 3))));
      OptionGreeks greeks = option.greeks(market, years);
      String at = draws + " " + option + market + " T " + years;
      double spot = market.spot();
      double spotStep = 1e-3 * spot * Math.min(s, 1);
      double v = market.volatility();
      near(at + " value", greeks.value(), option.value(market, years), 1e-9);
      near(
          at + " delta",
          greeks.delta(),
          slope(x -> option.value(market.withSpot(x), years), spot, spotStep),
          1e-3);
      near(
          at + " gamma",
          greeks.gamma(),
          slope(x -> option.greeks(market.withSpot(x), years).delta(), spot, spotStep),
          1e-3);
      near(
          at + " vega",
          greeks.vega(),
          slope(x -> option.value(market.withVolatility(x), years), v, 1e-3 * v),
          1);
      near(
          at + " vomma",
          greeks.vomma(),
          slope(x -> option.greeks(market.withVolatility(x), years).vega(), v, 1e-3 * v),
          1);
      near(
          at + " vanna",
          greeks.vanna(),
          slope(x -> option.greeks(market.withVolatility(x), years).delta(), v, 1e-3 * v),
          1e-1);
      near(
          at + " theta",
          -greeks.theta(),
          slope(t -> option.value(market, t), years, 1e-3 * years),
          1);
      near(
          at + " rho",
          greeks.rho(),
          slope(r -> option.value(market.withRate(r), years), market.rate(), 1e-3),
          1);
      near(
          at + " dividendRho",
          greeks.dividendRho(),
          slope(
              q -> option.value(market.withDividendYield(q), years), market.dividendYield(), 1e-3),
          1);
    }
  }

  @Test
  void findsTheClosedFormsByDifferences() {
    OptionMarket market = new OptionMarket(105, 0.1, 0.04, 0.36);
    for (OptionType type : OptionType.values()) {
      EuropeanOption option = new EuropeanOption(type, decimal(100));
      OptionGreeks want = option.greeks(market, 0.5);
      OptionGreeks got = NumericalGreeks.of(option, market, 0.5);
      near("delta", got.delta(), want.delta(), 0);
      near("gamma", got.gamma(), want.gamma(), 0);
      near("vega", got.vega(), want.vega(), 0);
      near("theta", got.theta(), want.theta(), 0);
      near("rho", got.rho(), want.rho(), 0);
      near("dividendRho", got.dividendRho(), want.dividendRho(), 0);
      near("vanna", got.vanna(), want.vanna(), 0);
      near("vomma", got.vomma(), want.vomma(), 0);
    }
  }

  @Test
  void takesNoDifferenceAcrossABarrier() {
    // Next to the barrier a down-and-out call is nearly a straight line from 0: its delta one
    // thousandth above the barrier is that just above it, while beyond the barrier it is 0.
    BarrierOption option =
        new BarrierOption(
            OptionType.CALL, BarrierSide.DOWN, Knock.OUT, decimal(100), decimal(95), Decimal.ZERO);
    for (double distance : new double[] {1, 0.1, 1e-3, 1e-5}) {
      OptionMarket market = new OptionMarket(95 + distance, 0.05, 0, 0.3);
      double delta = option.greeks(market, 0.5).delta();
      double step = distance / 5;
      double want = slope(x -> option.value(market.withSpot(x), 0.5), 95 + distance, step);
      assertThat(delta).as("%s", distance).isCloseTo(want, Offset.offset(1e-5));
      assertThat(delta).isGreaterThan(0.8);
    }
    OptionGreeks gone = option.greeks(new OptionMarket(94, 0.05, 0, 0.3), 0.5);
    assertThat(gone.value()).isZero();
    assertThat(gone.delta()).isZero();
  }

  @Test
  void givesSlopesOfEveryKind() {
    OptionMarket market = new OptionMarket(100, 0.05, 0.02, 0.4);
    Decimal level = decimal(95);
    List<OptionPricer> pricers =
        List.of(
            new GapOption(OptionType.CALL, level, decimal(97)),
            new DigitalOption(OptionType.PUT, Payout.CASH, level, Decimal.ONE),
            new TouchOption(
                BarrierSide.UP, TouchTerm.TOUCH_PAYS_AT_ONCE, Payout.CASH, decimal(120), level),
            new BarrierOption(
                OptionType.PUT, BarrierSide.UP, Knock.IN, level, decimal(120), Decimal.ONE),
            new DoubleBarrierOption(OptionType.CALL, Knock.OUT, level, decimal(70), decimal(150)),
            new GeometricAsianOption(OptionType.CALL, level),
            new DiscreteAsianOption(
                AverageKind.ARITHMETIC, OptionType.PUT, level, decimal(0.2), Decimal.ZERO, 12),
            new ArithmeticAsianOption(OptionType.CALL, level, Decimal.ONE, decimal(101)),
            new FloatingLookbackOption(OptionType.CALL, level),
            new FixedLookbackOption(OptionType.PUT, level, level));
    double years = 0.3;
    for (OptionPricer pricer : pricers) {
      OptionGreeks greeks = pricer.greeks(market, years);
      String at = pricer.toString();
      near(
          at + " delta",
          greeks.delta(),
          slope(x -> pricer.value(market.withSpot(x), years), 100, 0.1),
          1e-2);
      near(
          at + " vega",
          greeks.vega(),
          slope(x -> pricer.value(market.withVolatility(x), years), 0.4, 1e-3),
          1);
      near(at + " theta", -greeks.theta(), slope(t -> pricer.value(market, t), years, 1e-4), 1);
      near(
          at + " gamma",
          greeks.gamma(),
          slope(x -> slope(y -> pricer.value(market.withSpot(y), years), x, 0.2), 100, 0.2),
          1e-2);
    }
  }

  @Test
  void isDefinedAtExpiryAndAtTheStrike() {
    OptionMarket market = new OptionMarket(100, 0.05, 0.02, 0.4);
    EuropeanOption option = new EuropeanOption(OptionType.CALL, decimal(100));
    // On the strike with no time left: half way between out and in, no time value, no kink's gamma.
    assertThat(option.greeks(market, 0).delta()).isEqualTo(0.5);
    assertThat(option.greeks(market, 0).gamma()).isZero();
    assertThat(new EuropeanOption(OptionType.CALL, decimal(90)).greeks(market, 0).delta())
        .isEqualTo(1);
    assertThat(new EuropeanOption(OptionType.CALL, decimal(110)).greeks(market, 0).delta())
        .isZero();
  }
}
