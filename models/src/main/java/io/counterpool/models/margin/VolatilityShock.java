package io.counterpool.models.margin;

import io.counterpool.models.Bounds;
import io.counterpool.models.Decimal;

/**
 * How far volatility moves, more for short dates: {@code m = (30 days ÷ max(time, floor))^p}, p =
 * shortTermPower up to 30 days, longTermPower beyond; up by {@code 1 + rangeUp × m}, to at least
 * {@code leastUp}; down by {@code max(0, 1 − rangeDown × m)}.
 *
 * @param rangeUp ≥ 0
 * @param rangeDown ≥ 0
 * @param shortTermPower p of 30 days and below
 * @param longTermPower p of more than 30 days
 * @param floorDays shortest time that counts, ≥ 0
 * @param leastUp volatility after a move up is at least this, ≥ 0
 */
public record VolatilityShock(
    Decimal rangeUp,
    Decimal rangeDown,
    Decimal shortTermPower,
    Decimal longTermPower,
    Decimal floorDays,
    Decimal leastUp) {

  private static final double DAY_SECONDS = 86_400;
  private static final double MONTH_DAYS = 30;

  public VolatilityShock {
    Bounds.notNegative("rangeUp", rangeUp);
    Bounds.notNegative("rangeDown", rangeDown);
    Bounds.notNegative("floorDays", floorDays);
    Bounds.notNegative("leastUp", leastUp);
  }

  double up(double volatility, double seconds) {
    double multiplier = 1 + rangeUp.toDouble() * stretch(seconds);
    return Math.max(leastUp.toDouble(), volatility * multiplier);
  }

  double down(double volatility, double seconds) {
    return volatility * Math.max(0, 1 - rangeDown.toDouble() * stretch(seconds));
  }

  /** m; at expiry without a floor no volatility matters, and m is 1. */
  private double stretch(double seconds) {
    double days = seconds / DAY_SECONDS;
    double counted = Math.max(days, floorDays.toDouble());
    double power = (days <= MONTH_DAYS ? shortTermPower : longTermPower).toDouble();
    return counted == 0 ? 1 : StrictMath.pow(MONTH_DAYS / counted, power);
  }
}
