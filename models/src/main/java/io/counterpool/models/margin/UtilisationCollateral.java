package io.counterpool.models.margin;

import io.counterpool.models.Bounds;
import io.counterpool.models.Decimal;
import java.math.RoundingMode;

/**
 * Collateral rates of notional that follow the utilisation u of a pool. Source: Panoptic v1.
 *
 * <p>Selling: the minimum below the target, 1 above saturation, a straight line between. Buying:
 * the rate below the target, half of it above saturation, a straight line between. Each division is
 * cut off at {@code digits}, as the source does; the rates lie on that grid.
 *
 * @param minimumSale rate of a sale below the target, 0 to 1
 * @param purchase rate of a purchase below the target, ≥ 0
 * @param target utilisation at which rates begin to move, ≥ 0
 * @param saturated utilisation at which they stop, at least target; equal: they jump there
 * @param digits fraction digits of the rates, 0 to 18; 4 for basis points
 */
public record UtilisationCollateral(
    Decimal minimumSale, Decimal purchase, Decimal target, Decimal saturated, int digits) {

  public UtilisationCollateral {
    Bounds.within("digits", digits, 0, Decimal.SCALE);
    Bounds.fraction("minimumSale", minimumSale).requireScale(digits);
    Bounds.notNegative("purchase", purchase).requireScale(digits);
    Bounds.notNegative("target", target);
    Bounds.atMost("target", target, "saturated", saturated);
  }

  /**
   * Rate of a sale.
   *
   * @param utilisation below 0: the position is one for which the minimum is halved, at a
   *     utilisation of the opposite
   */
  public Decimal sale(Decimal utilisation) {
    Decimal minimum =
        utilisation.isNegative()
            ? minimumSale.dividedBy(Decimal.of(2), digits, RoundingMode.DOWN)
            : minimumSale;
    Decimal u = utilisation.abs();
    if (u.isLessThan(target)) {
      return minimum;
    }
    if (u.isGreaterThan(saturated) || target.equals(saturated)) {
      return Decimal.ONE;
    }
    return minimum.plus(part(Decimal.ONE.minus(minimum), u.minus(target)));
  }

  /** Rate of a purchase; a utilisation below 0 is below the target. */
  public Decimal purchase(Decimal utilisation) {
    if (utilisation.isLessThan(target)) {
      return purchase;
    }
    Decimal line =
        utilisation.isGreaterThan(saturated)
            ? Decimal.ZERO
            : target.equals(saturated) ? purchase : part(purchase, saturated.minus(utilisation));
    return purchase.plus(line).dividedBy(Decimal.of(2), digits, RoundingMode.DOWN);
  }

  private Decimal part(Decimal whole, Decimal distance) {
    return whole.timesOver(distance, saturated.minus(target), digits, RoundingMode.DOWN);
  }
}
