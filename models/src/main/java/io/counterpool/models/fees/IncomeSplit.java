package io.counterpool.models.fees;

import io.counterpool.models.Bounds;
import io.counterpool.models.Decimal;
import io.counterpool.models.OutOfRangeException;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * Who gets a collected fee. The parts of insurance, treasury and referrer are rounded down; the
 * pool has the rest, that of a referrer who is not there and what insurance has no room for.
 *
 * @param insurance fraction of the fee, 0 to 1
 * @param treasury fraction of the fee, 0 to 1
 * @param referrer fraction of the fee, 0 to 1; the three sum to at most 1
 */
public record IncomeSplit(Decimal insurance, Decimal treasury, Decimal referrer) {

  public IncomeSplit {
    Decimal sum =
        Bounds.fraction("insurance", insurance)
            .plus(Bounds.fraction("treasury", treasury))
            .plus(Bounds.fraction("referrer", referrer));
    if (sum.isGreaterThan(Decimal.ONE)) {
      throw new OutOfRangeException("parts of a fee must sum to at most 1, were " + sum);
    }
  }

  /**
   * The parts of one fee; {@code pool + insurance + treasury + referrer} is the fee.
   *
   * @param pool with the overflow
   * @param overflow part of {@code pool} that insurance had no room for
   */
  public record Parts(
      Decimal pool, Decimal insurance, Decimal treasury, Decimal referrer, Decimal overflow) {}

  /**
   * Splits one fee without losing a unit.
   *
   * @param fee settlement units, ≥ 0
   * @param referred whether somebody referred the account that pays
   * @param insuranceRoom what insurance still takes, settlement units, ≥ 0; null: everything
   * @param scale fraction digits of the settlement asset
   */
  public Parts split(Decimal fee, boolean referred, @Nullable Decimal insuranceRoom, int scale) {
    Bounds.notNegative("fee", fee).requireScale(scale);
    Decimal wanted = fee.times(insurance, scale, RoundingMode.DOWN);
    Decimal insured =
        insuranceRoom == null
            ? wanted
            : wanted.min(Bounds.notNegative("insuranceRoom", insuranceRoom));
    Decimal toTreasury = fee.times(treasury, scale, RoundingMode.DOWN);
    Decimal toReferrer = referred ? fee.times(referrer, scale, RoundingMode.DOWN) : Decimal.ZERO;
    return new Parts(
        fee.minus(insured).minus(toTreasury).minus(toReferrer),
        insured,
        toTreasury,
        toReferrer,
        wanted.minus(insured));
  }
}
