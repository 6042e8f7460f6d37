package io.counterpool.models.rates;

import io.counterpool.models.Bounds;
import io.counterpool.models.Decimal;
import java.math.RoundingMode;

/**
 * Two jump curves on the same utilisation: what borrowing costs, and what providers are told they
 * earn. The spread between them is chosen, not implied; where supply earns more than borrowing
 * brings, the difference is the venue's to pay. Source: Comet (Compound v3).
 *
 * @param borrowBase rate at utilisation 0, fraction per year, ≥ 0
 * @param borrowSlope fraction per year for a utilisation of 1, ≥ 0
 * @param borrowKink utilisation above which the jump slope holds, ≥ 0
 * @param borrowJumpSlope fraction per year for a utilisation of 1, ≥ 0
 * @param supplyBase as for borrowing
 * @param supplySlope as for borrowing
 * @param supplyKink as for borrowing
 * @param supplyJumpSlope as for borrowing
 */
public record TwoCurveRate(
    Decimal borrowBase,
    Decimal borrowSlope,
    Decimal borrowKink,
    Decimal borrowJumpSlope,
    Decimal supplyBase,
    Decimal supplySlope,
    Decimal supplyKink,
    Decimal supplyJumpSlope)
    implements RateCurve {

  public static final String TAG = "two-curve";

  public TwoCurveRate {
    JumpRate.check("borrow", borrowBase, borrowSlope, borrowKink, borrowJumpSlope);
    JumpRate.check("supply", supplyBase, supplySlope, supplyKink, supplyJumpSlope);
  }

  @Override
  public Decimal annualRate(Decimal utilisation) {
    return borrow().annualRate(utilisation);
  }

  /**
   * Annual rate of the providers, fraction of what they supplied, rounded down.
   *
   * @param utilisation ≥ 0; above 1 counts as 1
   */
  public Decimal supplyRate(Decimal utilisation) {
    Decimal used = Bounds.notNegative("utilisation", utilisation).min(Decimal.ONE);
    return supply().uncapped(used, RoundingMode.FLOOR);
  }

  private JumpRate borrow() {
    return new JumpRate(borrowBase, borrowSlope, borrowKink, borrowJumpSlope);
  }

  private JumpRate supply() {
    return new JumpRate(supplyBase, supplySlope, supplyKink, supplyJumpSlope);
  }
}
