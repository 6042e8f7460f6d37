package io.counterpool.models.options;

import io.counterpool.models.RealBounds;
import java.util.function.DoubleUnaryOperator;

/**
 * Greeks of any pricer by differences: derivatives of the polynomial through seven values, with
 * steps three hundredths of the scale on which the value bends (the spot by its total deviation,
 * volatility and time by themselves, rates by 1/T and v/√T). The seven points move to one side
 * where a barrier, an extreme or an end of time is near, and close up if it is very near: no
 * difference is taken across a kink. Weights: B. Fornberg, "Generation of finite difference
 * formulas on arbitrarily spaced grids", Math. Comp. 51, 1988.
 */
final class NumericalGreeks {

  private static final int POINTS = 7;
  private static final double EACH_SIDE = 3;
  private static final double STEP = 0.03;

  /** Deviation assumed where there is none, so that steps do not vanish. */
  private static final double LEAST_DEVIATION = 1e-4;

  private NumericalGreeks() {}

  /** Where a value is smooth. */
  private record Range(double from, double until) {

    static final Range POSITIVE = new Range(0, Double.MAX_VALUE);
    static final Range VOLATILITIES = new Range(0, OptionMarket.LARGEST_VOLATILITY);
    static final Range ALL = new Range(-Double.MAX_VALUE, Double.MAX_VALUE);
  }

  static OptionGreeks of(OptionPricer pricer, OptionMarket market, double years) {
    double value = pricer.value(market, years);
    double deviation = Math.max(market.deviation(years), LEAST_DEVIATION);
    Range spots = spots(pricer, market.spot());
    double spotStep = STEP * market.spot() * Math.min(deviation, 1);
    double v = market.volatility();
    double volatilityStep = STEP * Math.max(v, LEAST_DEVIATION);
    double rateStep = STEP * Math.min(1, Math.min(1, deviation) / Math.max(years, 1e-9));
    DoubleUnaryOperator bySpot = spot -> pricer.value(market.withSpot(spot), years);
    DoubleUnaryOperator byVolatility = x -> pricer.value(market.withVolatility(x), years);
    DoubleUnaryOperator deltaByVolatility =
        x ->
            derivative(
                1,
                spot -> pricer.value(market.withVolatility(x).withSpot(spot), years),
                market.spot(),
                spotStep,
                spots);
    return new OptionGreeks(
        value,
        derivative(1, bySpot, market.spot(), spotStep, spots),
        derivative(2, bySpot, market.spot(), spotStep, spots),
        derivative(1, byVolatility, v, volatilityStep, Range.VOLATILITIES),
        -derivative(1, t -> pricer.value(market, t), years, STEP * years, times(pricer)),
        derivative(
            1, x -> pricer.value(market.withRate(x), years), market.rate(), rateStep, Range.ALL),
        derivative(
            1,
            x -> pricer.value(market.withDividendYield(x), years),
            market.dividendYield(),
            rateStep,
            Range.ALL),
        derivative(1, deltaByVolatility, v, volatilityStep, Range.VOLATILITIES),
        derivative(2, byVolatility, v, volatilityStep, Range.VOLATILITIES));
  }

  /** The spots around this one between which nothing is knocked. */
  private static Range spots(OptionPricer pricer, double spot) {
    return switch (pricer) {
      case BarrierOption option -> side(option.side(), option.barrier().toDouble(), spot);
      case TouchOption option -> side(option.side(), option.barrier().toDouble(), spot);
      case DoubleBarrierOption option -> {
        double low = option.lower().toDouble();
        double high = option.upper().toDouble();
        yield spot <= low
            ? new Range(0, low)
            : spot >= high ? new Range(high, Double.MAX_VALUE) : new Range(low, high);
      }
      case FloatingLookbackOption option -> sorted(option.extremeSoFar().toDouble(), spot);
      case FixedLookbackOption option -> sorted(option.extremeSoFar().toDouble(), spot);
      case EuropeanOption _,
          GapOption _,
          DigitalOption _,
          GeometricAsianOption _,
          DiscreteAsianOption _,
          ArithmeticAsianOption _ ->
          Range.POSITIVE;
    };
  }

  private static Range side(BarrierSide side, double barrier, double spot) {
    boolean above = side == BarrierSide.DOWN != side.isReached(spot, barrier);
    return above ? new Range(barrier, Double.MAX_VALUE) : new Range(0, barrier);
  }

  private static Range sorted(double level, double spot) {
    return spot < level ? new Range(0, level) : new Range(level, Double.MAX_VALUE);
  }

  private static Range times(OptionPricer pricer) {
    return switch (pricer) {
      case DiscreteAsianOption option ->
          new Range(option.firstBeforeExpiryYears().toDouble(), Double.MAX_VALUE);
      case ArithmeticAsianOption option -> new Range(0, option.averagingYears().toDouble());
      default -> Range.POSITIVE;
    };
  }

  /** The derivative of that order at {@code at}; 0 where there is no room for a step. */
  private static double derivative(
      int order, DoubleUnaryOperator f, double at, double wanted, Range range) {
    double room = range.until() - range.from();
    double least = Math.max(Math.abs(at), 1e-300) * 1e-9;
    double nearest = Math.min(at - range.from(), range.until() - at);
    double step = Math.min(wanted, room / (2 * POINTS));
    if (nearest > 100 * least) {
      step = Math.min(step, Math.max(nearest / EACH_SIDE, step / 20));
    }
    if (!(step > least)) {
      return 0;
    }
    double first = at - EACH_SIDE * step;
    first = Math.max(first, range.from() + step / 2);
    first = Math.min(first, range.until() - (POINTS - 0.5) * step);
    double[] nodes = new double[POINTS];
    for (int i = 0; i < POINTS; i++) {
      nodes[i] = first + i * step;
    }
    double[] weights = weights(order, at, nodes);
    double sum = 0;
    for (int i = 0; i < POINTS; i++) {
      sum += weights[i] * f.applyAsDouble(nodes[i]);
    }
    return RealBounds.finite("derivative", sum);
  }

  /** Weights of the derivative of that order at {@code at}, for values at the nodes. */
  private static double[] weights(int order, double at, double[] nodes) {
    int n = nodes.length;
    double[][] c = new double[order + 1][n];
    c[0][0] = 1;
    double c1 = 1;
    double c4 = nodes[0] - at;
    for (int i = 1; i < n; i++) {
      int highest = Math.min(i, order);
      double c2 = 1;
      double c5 = c4;
      c4 = nodes[i] - at;
      for (int j = 0; j < i; j++) {
        double c3 = nodes[i] - nodes[j];
        c2 *= c3;
        if (j == i - 1) {
          for (int k = highest; k >= 1; k--) {
            c[k][i] = c1 * (k * c[k - 1][i - 1] - c5 * c[k][i - 1]) / c2;
          }
          c[0][i] = -c1 * c5 * c[0][i - 1] / c2;
        }
        for (int k = highest; k >= 1; k--) {
          c[k][j] = (c4 * c[k][j] - k * c[k - 1][j]) / c3;
        }
        c[0][j] = c4 * c[0][j] / c3;
      }
      c1 = c2;
    }
    return c[order];
  }
}
