package io.counterpool.models.queue;

import io.counterpool.models.Bounds;
import io.counterpool.models.OutOfRangeException;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * One investor's order over epochs, settled whenever they ask.
 *
 * <p>Each epoch fills the same part of every order: {@code filled = remaining × part}, rounded
 * down; a filled supply buys {@code filled ÷ price} shares, half up; a filled redemption pays
 * {@code filled × price}, down; what is not filled remains. All at 27 digits; {@link #rounded}
 * states the amounts on the asset's grid. Source: Tinlake, Tranche.
 *
 * @param supply money still to be invested, ≥ 0
 * @param redeem shares still to be redeemed, ≥ 0
 * @param shares shares received so far, ≥ 0
 * @param money money received so far, ≥ 0
 */
public record EpochOrder(
    BigDecimal supply, BigDecimal redeem, BigDecimal shares, BigDecimal money) {

  private static final int SCALE = 27;

  /**
   * What an epoch filled.
   *
   * @param supplyPart part of every supply, 0 to 1
   * @param redeemPart part of every redemption, 0 to 1
   * @param price money for one share, ≥ 0; 0 only where no supply is filled
   */
  public record Fill(BigDecimal supplyPart, BigDecimal redeemPart, BigDecimal price) {

    public Fill {
      Bounds.fraction("supplyPart", supplyPart);
      Bounds.fraction("redeemPart", redeemPart);
      Bounds.notNegative("price", price);
    }
  }

  public EpochOrder {
    Bounds.notNegative("supply", supply);
    Bounds.notNegative("redeem", redeem);
    Bounds.notNegative("shares", shares);
    Bounds.notNegative("money", money);
  }

  /** An order of which nothing is filled. */
  public static EpochOrder of(BigDecimal supply, BigDecimal redeem) {
    return new EpochOrder(supply, redeem, BigDecimal.ZERO, BigDecimal.ZERO);
  }

  /**
   * The order after an epoch.
   *
   * @throws OutOfRangeException if a supply is filled at price 0
   */
  public EpochOrder after(Fill fill) {
    BigDecimal supplied = down(supply.multiply(fill.supplyPart()));
    BigDecimal redeemed = down(redeem.multiply(fill.redeemPart()));
    BigDecimal bought = BigDecimal.ZERO;
    if (supplied.signum() > 0) {
      Bounds.positive("price", fill.price());
      bought = supplied.divide(fill.price(), SCALE, RoundingMode.HALF_UP);
    }
    return new EpochOrder(
        supply.subtract(supplied),
        redeem.subtract(redeemed),
        shares.add(bought),
        money.add(down(redeemed.multiply(fill.price()))));
  }

  /** The amounts on the grid of {@code scale} digits. */
  public EpochOrder rounded(int scale, RoundingMode rounding) {
    return new EpochOrder(
        supply.setScale(scale, rounding),
        redeem.setScale(scale, rounding),
        shares.setScale(scale, rounding),
        money.setScale(scale, rounding));
  }

  private static BigDecimal down(BigDecimal value) {
    return value.setScale(SCALE, RoundingMode.DOWN);
  }
}
