package io.counterpool.models.options;

import static org.assertj.core.api.Assertions.assertThat;

import io.counterpool.models.Decimal;
import io.counterpool.models.Draws;
import io.counterpool.models.OutOfRangeException;
import java.math.RoundingMode;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Laws that hold between options whose formulas have little in common. */
final class PathOptionPropertyTest {

  private static final int STEPS = Math.min(Draws.STEPS, 1_000);
  private static final double SPOT = 100;

  private final Draws draws = new Draws(20_250_103);

  private double between(double low, double high) {
    return low + (high - low) * draws.between("0", "1", 18).toDouble();
  }

  private static Decimal decimal(double value) {
    return Decimal.of(value, 9, RoundingMode.HALF_EVEN);
  }

  private OptionMarket market() {
    double rate = draws.below(4) == 0 ? 0 : between(-0.02, 0.2);
    double yield = draws.below(4) == 0 ? rate : between(-0.05, 0.2);
    return new OptionMarket(SPOT, rate, yield, Math.exp(between(Math.log(0.02), Math.log(3))));
  }

  private double years() {
    return Math.exp(between(Math.log(1e-4), Math.log(3)));
  }

  private OptionType type() {
    return draws.chance() ? OptionType.CALL : OptionType.PUT;
  }

  private static void equal(String what, double got, double want, double scale) {
    assertThat(got).as(what).isCloseTo(want, Offset.offset(1e-12 * scale));
  }

  @Test
  void addsKnockInAndKnockOutToThePlainOption() {
    for (int i = 0; i < STEPS; i++) {
      OptionMarket market = market();
      double years = years();
      OptionType type = type();
      BarrierSide side = draws.chance() ? BarrierSide.DOWN : BarrierSide.UP;
      Decimal strike = decimal(between(20, 200));
      Decimal barrier = decimal(between(20, 200));
      double in =
          new BarrierOption(type, side, Knock.IN, strike, barrier, Decimal.ZERO)
              .value(market, years);
      double out =
          new BarrierOption(type, side, Knock.OUT, strike, barrier, Decimal.ZERO)
              .value(market, years);
      double plain = new EuropeanOption(type, strike).value(market, years);
      String at = draws + " " + type + side + " K " + strike + " H " + barrier + market + years;
      equal(at, in + out, plain, SPOT);
      assertThat(in).as(at).isBetween(0.0, plain);
      assertThat(out).as(at).isBetween(0.0, plain);
    }
  }

  @Test
  void losesValueAsTheBarrierComesCloser() {
    for (int i = 0; i < STEPS / 4; i++) {
      OptionMarket market = market();
      double years = years();
      OptionType type = type();
      Decimal strike = decimal(between(50, 150));
      double last = Double.POSITIVE_INFINITY;
      for (double h = 40; h < 100; h += 6) {
        double out =
            new BarrierOption(type, BarrierSide.DOWN, Knock.OUT, strike, decimal(h), Decimal.ZERO)
                .value(market, years);
        assertThat(out)
            .as("%s %s K %s H %s", draws, type, strike, h)
            .isLessThanOrEqualTo(last + 1e-12 * SPOT);
        last = out;
      }
    }
  }

  @Test
  void isThePlainOptionBehindABarrierOutOfReach() {
    OptionMarket market = new OptionMarket(SPOT, 0.05, 0.02, 0.3);
    for (OptionType type : OptionType.values()) {
      double plain = new EuropeanOption(type, decimal(95)).value(market, 0.5);
      for (BarrierSide side : BarrierSide.values()) {
        Decimal far = decimal(side == BarrierSide.DOWN ? 0.01 : 1e6);
        double out =
            new BarrierOption(type, side, Knock.OUT, decimal(95), far, Decimal.ZERO)
                .value(market, 0.5);
        equal("far " + side, out, plain, plain);
      }
      double out =
          new DoubleBarrierOption(type, Knock.OUT, decimal(95), decimal(0.01), decimal(1e6))
              .value(market, 0.5);
      equal("far both", out, plain, plain);
    }
  }

  @Test
  void isTheSingleBarrierWhereTheOtherOneIsOutOfReach() {
    for (int i = 0; i < STEPS / 4; i++) {
      OptionMarket market = new OptionMarket(SPOT, between(0, 0.1), between(0, 0.1), 0.25);
      OptionType type = type();
      Decimal strike = decimal(between(92, 130));
      Decimal low = decimal(between(60, 99));
      double single =
          new BarrierOption(type, BarrierSide.DOWN, Knock.OUT, strike, low, Decimal.ZERO)
              .value(market, 0.5);
      double both =
          new DoubleBarrierOption(type, Knock.OUT, strike, low, decimal(5_000)).value(market, 0.5);
      equal(draws + " K " + strike + " L " + low, both, single, SPOT);
    }
  }

  /**
   * The double knock-out by the other expansion of the same density, sines between the barriers (A.
   * Pelsser, "Pricing double barrier options", 2000), integrated by Simpson's rule.
   */
  private static double bySines(
      OptionType type, OptionMarket market, double years, double k, double low, double high) {
    double v2 = market.volatility() * market.volatility();
    double mu = market.carry() - v2 / 2;
    double width = Math.log(high / low);
    double y = Math.log(market.spot() / low);
    int panels = 4_000;
    double sum = 0;
    for (int i = 0; i <= panels; i++) {
      double u = width * i / panels;
      double density = 0;
      for (int n = 1; n <= 60; n++) {
        double a = n * Math.PI / width;
        density += Math.sin(a * y) * Math.sin(a * u) * Math.exp(-a * a * v2 * years / 2);
      }
      density *= 2 / width * Math.exp(mu / v2 * (u - y) - mu * mu * years / (2 * v2));
      double weight = i == 0 || i == panels ? 1 : i % 2 == 1 ? 4 : 2;
      sum += weight * density * type.intrinsic(low * Math.exp(u), k);
    }
    return sum * width / panels / 3 * Math.exp(-market.rate() * years);
  }

  @Test
  void agreesWithTheSineSeriesBetweenTwoBarriers() {
    OptionMarket market = new OptionMarket(SPOT, 0.06, 0.02, 0.3);
    for (OptionType type : OptionType.values()) {
      // Strikes below, between and above the barriers.
      for (double strike : new double[] {60, 80, 97, 120, 150}) {
        double got =
            new DoubleBarrierOption(type, Knock.OUT, decimal(strike), decimal(80), decimal(125))
                .value(market, 0.4);
        assertThat(got)
            .as("%s %s", type, strike)
            .isCloseTo(bySines(type, market, 0.4, strike, 80, 125), Offset.offset(1e-4));
      }
    }
  }

  @Test
  void addsTouchAndNoTouchToACertainPayment() {
    for (int i = 0; i < STEPS; i++) {
      OptionMarket market = market();
      double years = years();
      BarrierSide side = draws.chance() ? BarrierSide.DOWN : BarrierSide.UP;
      Decimal barrier = decimal(between(20, 200));
      for (Payout payout : Payout.values()) {
        double touch = touch(side, TouchTerm.TOUCH_PAYS_AT_EXPIRY, payout, barrier, market, years);
        double none = touch(side, TouchTerm.NO_TOUCH, payout, barrier, market, years);
        double certain =
            payout == Payout.CASH ? market.discount(years) : SPOT * market.yieldDiscount(years);
        equal(draws + " " + side + barrier, touch + none, certain, certain);
        if (payout == Payout.CASH && market.rate() >= 0) {
          double atOnce = touch(side, TouchTerm.TOUCH_PAYS_AT_ONCE, payout, barrier, market, years);
          assertThat(atOnce).isBetween(touch * (1 - 1e-12), 1 + 1e-12);
        }
      }
    }
  }

  private static double touch(
      BarrierSide side,
      TouchTerm term,
      Payout payout,
      Decimal barrier,
      OptionMarket market,
      double years) {
    return new TouchOption(side, term, payout, barrier, Decimal.ONE).value(market, years);
  }

  @Test
  void splitsAnOptionIntoItsDigitals() {
    for (int i = 0; i < STEPS; i++) {
      OptionMarket market = market();
      double years = years();
      OptionType type = type();
      Decimal strike = decimal(between(20, 200));
      double gap = new GapOption(type, strike, strike).value(market, years);
      double plain = new EuropeanOption(type, strike).value(market, years);
      equal(draws + " " + type + strike + market, gap, plain, SPOT * 3);
    }
  }

  @Test
  void averagesOneFixingToThePlainOption() {
    for (int i = 0; i < STEPS / 4; i++) {
      OptionMarket market = market();
      double years = years();
      OptionType type = type();
      Decimal strike = decimal(between(50, 150));
      double plain = new EuropeanOption(type, strike).value(market, years);
      for (AverageKind average : AverageKind.values()) {
        double one =
            new DiscreteAsianOption(average, type, strike, Decimal.ZERO, Decimal.ZERO, 1)
                .value(market, years);
        equal(draws + " " + average, one, plain, SPOT * 3);
      }
    }
  }

  @Test
  void approachesTheContinuousAverageWithManyFixings() {
    OptionMarket market = new OptionMarket(SPOT, 0.05, 0.01, 0.3);
    for (OptionType type : OptionType.values()) {
      Decimal strike = decimal(98);
      Decimal whole = Decimal.ONE;
      double geometric = new GeometricAsianOption(type, strike).value(market, 1);
      double arithmetic =
          new ArithmeticAsianOption(type, strike, whole, Decimal.ZERO).value(market, 1);
      // n + 1 fixings from now to expiry differ from the integral by order 1/n.
      assertThat(
              new DiscreteAsianOption(
                      AverageKind.GEOMETRIC, type, strike, whole, Decimal.ZERO, 50_001)
                  .value(market, 1))
          .isCloseTo(geometric, Offset.offset(1e-3));
      assertThat(
              new DiscreteAsianOption(
                      AverageKind.ARITHMETIC, type, strike, whole, Decimal.ZERO, 50_001)
                  .value(market, 1))
          .isCloseTo(arithmetic, Offset.offset(1e-3));
    }
  }

  @Test
  void bendsSmoothlyThroughTheCarriesThatFormulasDivideBy() {
    // Lookbacks and averages divide by carry; averages by carry + volatility² too.
    double v = 0.3;
    List<OptionPricer> pricers =
        List.of(
            new FloatingLookbackOption(OptionType.CALL, decimal(90)),
            new FloatingLookbackOption(OptionType.PUT, decimal(110)),
            new FixedLookbackOption(OptionType.CALL, decimal(105), decimal(103)),
            new FixedLookbackOption(OptionType.PUT, decimal(95), decimal(97)),
            new ArithmeticAsianOption(OptionType.CALL, decimal(98), Decimal.ONE, decimal(101)));
    for (OptionPricer pricer : pricers) {
      for (double centre : new double[] {0, -v * v, -v * v / 2}) {
        for (double step : new double[] {1e-3, 1e-4, 3e-5, 1e-6, 1e-9, 1e-13}) {
          double low = atCarry(pricer, centre - step, v);
          double here = atCarry(pricer, centre, v);
          double high = atCarry(pricer, centre + step, v);
          // Second difference: value″ × step² (at most some hundreds), plus noise of the formula.
          assertThat(Math.abs(low - 2 * here + high))
              .as("%s at carry %s ± %s", pricer, centre, step)
              .isLessThan(500 * step * step + 1e-10);
        }
      }
    }
  }

  private static double atCarry(OptionPricer pricer, double carry, double v) {
    return pricer.value(new OptionMarket(SPOT, 0.05, 0.05 - carry, v), 0.7);
  }

  @Test
  void isWorthMoreThanWhatItContains() {
    for (int i = 0; i < STEPS; i++) {
      OptionMarket market = market();
      double years = years();
      Decimal strike = decimal(between(50, 150));
      double slack = 1e-10 * SPOT;
      for (OptionType type : OptionType.values()) {
        double plain = new EuropeanOption(type, strike).value(market, years);
        double fixed = new FixedLookbackOption(type, strike, decimal(SPOT)).value(market, years);
        assertThat(fixed).as("%s %s %s", draws, type, market).isGreaterThan(plain - slack);
        // The floating one beats the plain one struck at today's extreme.
        double floating = new FloatingLookbackOption(type, decimal(SPOT)).value(market, years);
        double atSpot = new EuropeanOption(type, decimal(SPOT)).value(market, years);
        assertThat(floating).as("%s %s %s", draws, type, market).isGreaterThan(atSpot - slack);
      }
      double geometric = new GeometricAsianOption(OptionType.CALL, strike).value(market, years);
      double arithmetic =
          new ArithmeticAsianOption(OptionType.CALL, strike, decimal(years), Decimal.ZERO)
              .value(market, decimal(years).toDouble());
      if (market.deviation(years) < 0.5) {
        assertThat(arithmetic).isGreaterThan(geometric - 1e-2);
      }
    }
  }

  @Test
  void givesAFiniteValueOrARefusalEverywhere() {
    double[] spots = {0, 1e-18, 1, 100, 1e20};
    double[] volatilities = {0, 1e-200, 1e-9, 0.5, 30, OptionMarket.LARGEST_VOLATILITY};
    double[] times = {0, 1e-12, 1, 100};
    double[] rates = {0, -0.3, 5};
    Decimal low = Decimal.of("0.000000000000000001");
    Decimal high = Decimal.of("99999999999999999999");
    int values = 0;
    for (Decimal level : List.of(low, decimal(100), high)) {
      for (OptionPricer pricer : everyKind(level)) {
        for (double spot : spots) {
          for (double volatility : volatilities) {
            for (double rate : rates) {
              OptionMarket market = new OptionMarket(spot, rate, 0.01, volatility);
              for (double years : times) {
                values += finiteOrRefused(pricer, market, years);
              }
            }
          }
        }
      }
    }
    assertThat(values).isGreaterThan(10_000);
  }

  private static int finiteOrRefused(OptionPricer pricer, OptionMarket market, double years) {
    try {
      assertThat(pricer.value(market, years)).as("%s %s %s", pricer, market, years).isFinite();
      return 1;
    } catch (OutOfRangeException refused) {
      assertThat(refused).hasMessageContaining("must be");
      return 0;
    }
  }

  private static List<OptionPricer> everyKind(Decimal level) {
    OptionType call = OptionType.CALL;
    OptionType put = OptionType.PUT;
    Decimal above = Decimal.of("99999999999999999999.5");
    return List.of(
        new EuropeanOption(call, level),
        new GapOption(put, level, Decimal.ONE),
        new DigitalOption(call, Payout.ASSET, level, Decimal.ONE),
        new TouchOption(
            BarrierSide.UP, TouchTerm.TOUCH_PAYS_AT_ONCE, Payout.CASH, level, Decimal.ONE),
        new TouchOption(BarrierSide.DOWN, TouchTerm.NO_TOUCH, Payout.ASSET, level, Decimal.ONE),
        new BarrierOption(call, BarrierSide.UP, Knock.OUT, Decimal.ONE, level, Decimal.ZERO),
        new BarrierOption(put, BarrierSide.DOWN, Knock.IN, level, Decimal.ONE, Decimal.ONE),
        new DoubleBarrierOption(call, Knock.OUT, Decimal.ONE, level, above),
        new GeometricAsianOption(put, level),
        new DiscreteAsianOption(AverageKind.ARITHMETIC, call, level, Decimal.ZERO, Decimal.ZERO, 3),
        new ArithmeticAsianOption(put, level, Decimal.of(100), level),
        new FloatingLookbackOption(call, level),
        new FixedLookbackOption(put, level, Decimal.ONE));
  }
}
