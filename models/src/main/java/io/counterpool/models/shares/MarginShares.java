package io.counterpool.models.shares;

import io.counterpool.models.Bounds;
import io.counterpool.models.Decimal;
import io.counterpool.models.margin.PoolHolding;
import io.counterpool.models.margin.PoolInventory;
import io.counterpool.models.margin.PoolMargin;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Shares priced by the capital of a pool that holds inventory ({@link PoolMargin}), and redemptions
 * that leave the inventory backed: who goes is charged for the depth that goes with it.
 *
 * <p>A deposit makes {@code (M' − M) × supply ÷ M} shares, M before and M' after it; the first one
 * M'. A redemption leaves the capital {@code M1 = M × (supply − shares) ÷ supply} and pays {@code
 * cash − (S ÷ (2·M1) + M1 − value)}. Shares and cash are rounded down. Source: MCDEX v3, AMMModule.
 *
 * @param scale fraction digits of shares and cash
 */
public record MarginShares(int scale) {

  /** What a deposit or a redemption comes to. */
  public sealed interface Outcome {

    /**
     * It happens.
     *
     * @param amount shares made or settlement units paid, ≥ 0
     */
    record Done(Decimal amount) implements Outcome {}

    /** It does not happen. */
    record Refused(Reason reason) implements Outcome {}
  }

  /** Why not, in the order it is checked. */
  public enum Reason {
    /** The pool is not safe before the redemption. */
    POOL_UNSAFE,
    /** The pool has no capital, so its shares have no price. */
    NO_CAPITAL,
    /** What is left would not keep the pool safe. */
    CAPITAL_TOO_LOW,
    /** The redemption would have to pay in. */
    NOTHING_TO_PAY,
    /** A long position would have a price below 0. */
    NEGATIVE_PRICE,
    /** The inventory would exceed the leverage of its markets. */
    LEVERAGE
  }

  public MarginShares {
    Bounds.within("scale", scale, 0, Decimal.SCALE);
  }

  /**
   * Shares for a deposit.
   *
   * @param supply all shares before, ≥ 0
   * @param cash settlement units, ≥ 0
   */
  public Outcome deposit(PoolInventory pool, Decimal supply, Decimal cash) {
    Bounds.notNegative("supply", supply);
    Bounds.notNegative("cash", cash);
    BigDecimal before = pool.margin().capitalOrHalf();
    BigDecimal after = pool.plusCash(cash).margin().capitalOrHalf();
    if (after.signum() < 0 || (before.signum() <= 0 && !supply.isZero())) {
      return new Outcome.Refused(Reason.NO_CAPITAL);
    }
    BigDecimal shares =
        supply.isZero()
            ? after
            : after
                .subtract(before)
                .multiply(supply.toBigDecimal())
                .divide(before, PoolMargin.DOWN);
    return done(shares);
  }

  /**
   * Cash for shares.
   *
   * @param supply all shares, above 0
   * @param shares to give up, 0 to {@code supply}
   */
  public Outcome redeem(PoolInventory pool, Decimal supply, Decimal shares) {
    Bounds.positive("supply", supply);
    Bounds.notNegative("shares", shares);
    Bounds.atMost("shares", shares, "supply", supply);
    PoolMargin margin = pool.margin();
    if (!margin.isSafe()) {
      return new Outcome.Refused(Reason.POOL_UNSAFE);
    }
    BigDecimal capital = margin.capitalOrHalf();
    if (capital.signum() == 0) {
      return new Outcome.Refused(Reason.NO_CAPITAL);
    }
    BigDecimal rest =
        capital
            .multiply(supply.minus(shares).toBigDecimal())
            .divide(supply.toBigDecimal(), PoolMargin.UP);
    if (rest.multiply(rest).multiply(BigDecimal.TWO).compareTo(margin.square()) < 0) {
      return new Outcome.Refused(Reason.CAPITAL_TOO_LOW);
    }
    BigDecimal available = pool.availableCash();
    BigDecimal paid =
        rest.signum() == 0
            ? available
            : available
                .add(pool.value())
                .subtract(rest)
                .subtract(margin.square().divide(rest.multiply(BigDecimal.TWO), PoolMargin.UP));
    if (paid.setScale(scale, RoundingMode.DOWN).signum() < 0) {
      return new Outcome.Refused(Reason.NOTHING_TO_PAY);
    }
    for (PoolHolding holding : pool.holdings()) {
      if (holding.value().multiply(holding.slippage().toBigDecimal()).compareTo(rest) > 0) {
        return new Outcome.Refused(Reason.NEGATIVE_PRICE);
      }
    }
    return margin.balance().subtract(paid).compareTo(pool.requirement()) < 0
        ? new Outcome.Refused(Reason.LEVERAGE)
        : done(paid);
  }

  private Outcome done(BigDecimal amount) {
    return new Outcome.Done(Decimal.of(amount, scale, RoundingMode.DOWN));
  }
}
