package io.counterpool.models.tranche;

import io.counterpool.models.Bounds;
import io.counterpool.models.Decimal;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Gains by a set share, small losses by value, larger losses by the junior first.
 *
 * <p>Of a gain G the fee is {@code feeRate × G} (down); the junior has {@code (1 − seniorShare) ×
 * (G − fee)} (down), the senior the rest. A loss of at most {@code lossTolerance} of both values is
 * shared by value, the junior's part rounded down; a larger one is the junior's until it has
 * nothing, then the senior's, and final. A loss of all that the junior has, or more, is a default.
 * A tranche without value takes no part: the other one has all of the gain. Source: Idle perpetual
 * yield tranches.
 *
 * @param seniorShare part of the net gain, 0 to 1
 * @param feeRate part of the gain, 0 to 1
 * @param lossTolerance part of the values up to which a loss is shared by value, 0 to 1
 */
public record GainShare(Decimal seniorShare, Decimal feeRate, Decimal lossTolerance)
    implements TrancheModel {

  public static final String TAG = "gain-share";

  /** Annual returns of the two tranches, fractions in the unit of the pool's own return. */
  public record Returns(Decimal senior, Decimal junior) {}

  public GainShare {
    Bounds.fraction("seniorShare", seniorShare);
    Bounds.fraction("feeRate", feeRate);
    Bounds.fraction("lossTolerance", lossTolerance);
  }

  @Override
  public TrancheSplit split(TrancheValues before, Decimal poolValue, long seconds, int scale) {
    Bounds.notNegativeSeconds(seconds);
    Decimal value = poolValue.max(Decimal.ZERO);
    BigDecimal change = value.toBigDecimal().subtract(before.total());
    return change.signum() >= 0
        ? gain(before, Decimal.of(change), scale)
        : loss(before, change.negate(), value, scale);
  }

  private TrancheSplit gain(TrancheValues before, Decimal gain, int scale) {
    Decimal fee = gain.times(feeRate, scale, RoundingMode.DOWN);
    Decimal net = gain.minus(fee);
    Decimal toJunior;
    if (before.junior().isZero()) {
      toJunior = Decimal.ZERO;
    } else if (before.senior().isZero()) {
      toJunior = net;
    } else {
      toJunior = net.times(Decimal.ONE.minus(seniorShare), scale, RoundingMode.DOWN);
    }
    Decimal senior = before.senior().plus(net.minus(toJunior));
    return new TrancheSplit(TrancheValues.of(senior, before.junior().plus(toJunior)), fee, false);
  }

  private TrancheSplit loss(TrancheValues before, BigDecimal loss, Decimal value, int scale) {
    BigDecimal total = before.total();
    if (loss.compareTo(lossTolerance.toBigDecimal().multiply(total)) <= 0) {
      BigDecimal junior = before.junior().toBigDecimal();
      Decimal byJunior = Decimal.of(loss.multiply(junior).divide(total, scale, RoundingMode.DOWN));
      // The floor of the junior's part may leave the senior a unit more than it has.
      Decimal left = before.junior().minus(byJunior).min(value);
      return new TrancheSplit(TrancheValues.of(value.minus(left), left), Decimal.ZERO, false);
    }
    boolean defaulted = loss.compareTo(before.junior().toBigDecimal()) >= 0;
    Decimal senior = before.senior().min(value);
    return new TrancheSplit(TrancheValues.of(senior, value.minus(senior)), Decimal.ZERO, defaulted);
  }

  /**
   * What each tranche earns of a pool's return: {@code senior = r × seniorShare ÷ ratio}, {@code
   * junior = r × (1 − seniorShare) ÷ (1 − ratio)}, both rounded down at eighteen digits.
   *
   * @param seniorRatio senior value ÷ both values, 0 to 1; a tranche nobody holds earns 0
   * @param poolReturn return of the whole pool, fraction or percent per year, ≥ 0
   */
  public Returns returns(Decimal seniorRatio, Decimal poolReturn) {
    Bounds.fraction("seniorRatio", seniorRatio);
    Bounds.notNegative("poolReturn", poolReturn);
    if (seniorRatio.isZero()) {
      return new Returns(Decimal.ZERO, poolReturn);
    }
    Decimal juniorRatio = Decimal.ONE.minus(seniorRatio);
    return new Returns(
        part(poolReturn, seniorShare, seniorRatio),
        juniorRatio.isZero()
            ? Decimal.ZERO
            : part(poolReturn, Decimal.ONE.minus(seniorShare), juniorRatio));
  }

  private static Decimal part(Decimal whole, Decimal share, Decimal ratio) {
    return whole.timesOver(share, ratio, Decimal.SCALE, RoundingMode.DOWN);
  }
}
