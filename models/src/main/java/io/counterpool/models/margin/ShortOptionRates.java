package io.counterpool.models.margin;

import io.counterpool.models.Bounds;
import io.counterpool.models.Decimal;
import io.counterpool.models.options.OptionType;

/**
 * Rates of a single short option in {@link StandardMargin}, fractions of spot unless said
 * otherwise.
 *
 * @param initialMost rate at the money to open, at least initialLeast
 * @param initialLeast rate far out of the money to open, ≥ 0
 * @param callMaintenance rate to keep a call, ≥ 0
 * @param putMaintenance rate to keep a put, ≥ 0
 * @param putMarkMaintenance fraction of its own value to keep a put, ≥ 0
 * @param putInitialScale opening a put needs at least this many times its maintenance, ≥ 0
 */
public record ShortOptionRates(
    Decimal initialMost,
    Decimal initialLeast,
    Decimal callMaintenance,
    Decimal putMaintenance,
    Decimal putMarkMaintenance,
    Decimal putInitialScale) {

  public ShortOptionRates {
    Bounds.notNegative("initialLeast", initialLeast);
    Bounds.notNegative("initialMost", initialMost);
    Bounds.notNegative("callMaintenance", callMaintenance);
    Bounds.notNegative("putMaintenance", putMaintenance);
    Bounds.notNegative("putMarkMaintenance", putMarkMaintenance);
    Bounds.notNegative("putInitialScale", putInitialScale);
  }

  /**
   * What is left of a short to keep it, ≤ 0.
   *
   * @param mtm amount × value, ≤ 0
   */
  double maintenance(OptionPosition option, double spot, double mtm) {
    double notional = spot * option.amount();
    return option.type() == OptionType.CALL
        ? mtm + callMaintenance.toDouble() * notional
        : mtm + Math.min(putMaintenance.toDouble() * notional, putMarkMaintenance.toDouble() * mtm);
  }

  /** What is left of a short to open it, ≤ 0. */
  double initial(OptionPosition option, double spot, double mtm, double maintenance) {
    double strike = option.strike();
    double outside = option.type().intrinsic(strike, spot) / spot;
    double rate = Math.max(initialMost.toDouble() - outside, initialLeast.toDouble());
    double charged = mtm + rate * spot * option.amount();
    return option.type() == OptionType.CALL
        ? charged
        : Math.min(charged, putInitialScale.toDouble() * maintenance);
  }
}
