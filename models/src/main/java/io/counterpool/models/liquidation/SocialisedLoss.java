package io.counterpool.models.liquidation;

import io.counterpool.models.Bounds;
import io.counterpool.models.Decimal;
import io.counterpool.models.OutOfRangeException;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * A loss that neither the account nor an insurance fund covers, spread over those who are left. The
 * spread is rounded up, so that it covers the loss; the surplus is below one unit a base unit of
 * size or a unit of deposit. Source: Drift v2, liquidation.
 */
public final class SocialisedLoss {

  private SocialisedLoss() {}

  /**
   * What every open base unit pays, long or short: {@code |loss| ÷ (longs + |shorts|)}, up.
   *
   * @param loss settlement units; its sign does not count
   * @param longSize base units, either sign
   * @param shortSize base units, either sign
   * @param scale fraction digits of the charge
   * @throws OutOfRangeException if nobody holds a position
   */
  public static Decimal chargePerUnit(
      Decimal loss, Decimal longSize, Decimal shortSize, int scale) {
    Bounds.within("scale", scale, 0, Decimal.SCALE);
    BigDecimal open = longSize.abs().toBigDecimal().add(shortSize.abs().toBigDecimal());
    if (open.signum() == 0) {
      throw new OutOfRangeException("a loss of " + loss + " needs open positions to bear it");
    }
    return Decimal.of(loss.abs().toBigDecimal().divide(open, scale, RoundingMode.UP));
  }

  /**
   * By how much the index of deposits falls: {@code index × |loss| ÷ deposits}, up; 0 without
   * deposits. More than the index itself says that the deposits do not cover the loss.
   *
   * @param loss settlement units; its sign does not count
   * @param deposits settlement units at the present index, ≥ 0
   * @param index cumulative interest index of deposits, ≥ 0
   * @param scale fraction digits of the index
   */
  public static Decimal indexReduction(Decimal loss, Decimal deposits, Decimal index, int scale) {
    Bounds.notNegative("deposits", deposits);
    Bounds.notNegative("index", index);
    Bounds.within("scale", scale, 0, Decimal.SCALE);
    return deposits.isZero()
        ? Decimal.ZERO
        : index.timesOver(loss.abs(), deposits, scale, RoundingMode.UP);
  }
}
