package io.counterpool.models.options;

import io.counterpool.models.RealBounds;
import java.util.Map;

/**
 * What an option pays, priced in closed form under a lognormal price that is watched without pause.
 * Where a barrier or an extreme is looked at in steps, shift it first: {@link MonitoringShift}.
 *
 * <p>Every pricer answers with a finite value or refuses with {@link
 * io.counterpool.models.OutOfRangeException}. With no time, no volatility or no price left the path
 * is certain and the value is what it pays.
 */
public sealed interface OptionPricer
    permits EuropeanOption,
        GapOption,
        DigitalOption,
        TouchOption,
        BarrierOption,
        DoubleBarrierOption,
        GeometricAsianOption,
        DiscreteAsianOption,
        ArithmeticAsianOption,
        FloatingLookbackOption,
        FixedLookbackOption {

  /**
   * Value now, settlement units for one base unit.
   *
   * @param years to expiry, ≥ 0
   * @throws io.counterpool.models.OutOfRangeException if doubles cannot hold it
   */
  default double value(OptionMarket market, double years) {
    return RealBounds.finite("value", formula(market, years));
  }

  /** {@link #value} as the formula gives it, unchecked: NaN or infinite where doubles overflow. */
  double formula(OptionMarket market, double years);

  /**
   * Value and Greeks; unless stated otherwise by seven-point differences that do not cross a
   * barrier, relative error about 10^-7.
   */
  default OptionGreeks greeks(OptionMarket market, double years) {
    return NumericalGreeks.of(this, market, years);
  }

  /** The pricers of this family by the name they have in configuration. */
  static Map<String, Class<? extends OptionPricer>> models() {
    return Map.ofEntries(
        Map.entry(EuropeanOption.TAG, EuropeanOption.class),
        Map.entry(GapOption.TAG, GapOption.class),
        Map.entry(DigitalOption.TAG, DigitalOption.class),
        Map.entry(TouchOption.TAG, TouchOption.class),
        Map.entry(BarrierOption.TAG, BarrierOption.class),
        Map.entry(DoubleBarrierOption.TAG, DoubleBarrierOption.class),
        Map.entry(GeometricAsianOption.TAG, GeometricAsianOption.class),
        Map.entry(DiscreteAsianOption.TAG, DiscreteAsianOption.class),
        Map.entry(ArithmeticAsianOption.TAG, ArithmeticAsianOption.class),
        Map.entry(FloatingLookbackOption.TAG, FloatingLookbackOption.class),
        Map.entry(FixedLookbackOption.TAG, FixedLookbackOption.class));
  }
}
