package io.counterpool.models.shares;

import io.counterpool.models.Bounds;
import io.counterpool.models.Decimal;
import io.counterpool.models.OutOfRangeException;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Performance fee on what the share price has gained above its highest value after fees, paid in
 * new shares.
 *
 * <p>{@code gain = max(0, price − mark) × shares}; {@code fee = rate × gain}; {@code feeShares =
 * fee × shares ÷ (assets − fee)}; the new mark is the larger of the old one and the price after the
 * fee. Price, fee and fee shares are rounded down at eighteen digits, so against the manager.
 * Nothing is charged below the mark, and deposits and redemptions at the price do not move it. One
 * mark for all providers: who enters below it rides free up to it. Source: standard vault
 * convention.
 *
 * @param rate part of the gain, 0 to 1
 */
public record HighWaterMarkFee(Decimal rate) {

  /**
   * What is carried from one charge to the next.
   *
   * @param shares outstanding, above 0
   * @param mark highest price after fees, assets for one share, ≥ 0
   */
  public record State(Decimal shares, Decimal mark) {

    public State {
      Bounds.positive("shares", shares);
      Bounds.notNegative("mark", mark);
    }
  }

  /**
   * A charge.
   *
   * @param fee assets that the new shares are worth, rounded down
   * @param feeShares new shares of the manager
   * @param price assets for one share after the fee, rounded down
   * @param after shares and mark to carry on with
   */
  public record Charge(Decimal fee, Decimal feeShares, Decimal price, State after) {}

  public HighWaterMarkFee {
    Bounds.fraction("rate", rate);
  }

  /**
   * Charges at a checkpoint.
   *
   * @param totalAssets of the pool, ≥ 0
   * @throws OutOfRangeException if the fee would leave the other shares nothing
   */
  public Charge charge(State before, Decimal totalAssets) {
    Bounds.notNegative("totalAssets", totalAssets);
    Decimal shares = before.shares();
    Decimal gained = price(totalAssets, shares).minus(before.mark());
    Decimal fee = Decimal.ZERO;
    Decimal feeShares = Decimal.ZERO;
    if (gained.isPositive()) {
      BigDecimal gain = gained.toBigDecimal().multiply(shares.toBigDecimal());
      fee = Decimal.of(gain.multiply(rate.toBigDecimal()), Decimal.SCALE, RoundingMode.DOWN);
      Decimal others = Bounds.positive("assets after the fee", totalAssets.minus(fee));
      feeShares = fee.timesOver(shares, others, Decimal.SCALE, RoundingMode.DOWN);
    }
    Decimal supply = shares.plus(feeShares);
    Decimal price = price(totalAssets, supply);
    return new Charge(fee, feeShares, price, new State(supply, before.mark().max(price)));
  }

  private static Decimal price(Decimal totalAssets, Decimal shares) {
    return totalAssets.dividedBy(shares, RoundingMode.DOWN);
  }
}
