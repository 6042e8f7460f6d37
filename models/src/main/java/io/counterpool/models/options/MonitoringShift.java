package io.counterpool.models.options;

/**
 * Where a barrier that is looked at every {@code interval} must be put so that a formula for a
 * barrier watched without pause gives its price: further out by {@code e^(±0.5826 v √interval)},
 * the constant being −ζ(½)/√(2π). Source: M. Broadie, P. Glasserman and S. Kou, "A continuity
 * correction for discrete barrier options", Mathematical Finance 7, 1997.
 */
public final class MonitoringShift {

  private static final double SHIFT = 0.5825971579390107;

  private MonitoringShift() {}

  /**
   * The shifted barrier.
   *
   * @param barrier above 0
   * @param volatility per year, ≥ 0
   * @param intervalYears time between two looks, ≥ 0
   */
  public static double barrier(
      BarrierSide side, double barrier, double volatility, double intervalYears) {
    Finite.positive("barrier", barrier);
    Finite.notNegative("volatility", volatility);
    Finite.notNegative("intervalYears", intervalYears);
    double move = SHIFT * volatility * Math.sqrt(intervalYears);
    return Finite.number("shifted barrier", barrier * StrictMath.exp(-side.sign() * move));
  }
}
