package io.counterpool.models.funding;

import io.counterpool.models.Bounds;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Funding between the two sides of one market without a counterparty: the larger side pays, the
 * smaller receives, and what rounding leaves stays with the venue.
 *
 * <p>Rate: {@code floor(imbalance × factor)} per second at thirty digits. Cash of the interval:
 * {@code floor(open interest that pays × seconds × rate)} at thirty. Each side has a cumulative
 * index in collateral units for one settlement unit of size: {@code cash ÷ open interest ÷ price},
 * both quotients rounded up for the payer and down for the receiver. Fees are rounded up, claims
 * down, so that claims never exceed fees. Nothing moves while a side is empty. Source: GMX v2,
 * MarketUtils.getNextFundingAmountPerSize.
 *
 * @param collateralScale fraction digits of the collateral, 0 to 18
 */
public record MatchedFunding(int collateralScale) {

  /** Digits of an index beyond those of the collateral. */
  private static final int INDEX_DIGITS = 15;

  public MatchedFunding {
    Bounds.within("collateralScale", collateralScale, 0, 18);
  }

  /**
   * What an interval adds.
   *
   * @param longsPay false if shorts pay or nobody does
   * @param ratePerSecond fraction of size, ≥ 0
   * @param cash settlement units, ≥ 0
   * @param payerIndex collateral units for one settlement unit of size, ≥ 0
   * @param receiverIndex the same for the other side, ≥ 0
   */
  public record Growth(
      boolean longsPay,
      BigDecimal ratePerSecond,
      BigDecimal cash,
      BigDecimal payerIndex,
      BigDecimal receiverIndex) {}

  private static final Growth NONE =
      new Growth(false, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO);

  /**
   * Growth of both indices.
   *
   * @param longs open interest, settlement units, ≥ 0
   * @param shorts open interest, settlement units, ≥ 0
   * @param factor rate at an imbalance of 1, fraction per second, ≥ 0
   * @param collateralPrice settlement units for one collateral unit, above 0
   * @param seconds 0 or more
   */
  public Growth growth(
      BigDecimal longs,
      BigDecimal shorts,
      BigDecimal factor,
      BigDecimal collateralPrice,
      long seconds) {
    Bounds.notNegative("factor", factor);
    Bounds.positive("collateralPrice", collateralPrice);
    Bounds.notNegativeSeconds(seconds);
    BigDecimal imbalance = Imbalance.of(longs, shorts);
    if (longs.signum() == 0 || shorts.signum() == 0) {
      return NONE;
    }
    BigDecimal rate = imbalance.multiply(factor).setScale(Imbalance.SCALE, RoundingMode.DOWN);
    boolean longsPay = longs.compareTo(shorts) > 0;
    BigDecimal paying = longsPay ? longs : shorts;
    BigDecimal cash =
        paying
            .multiply(BigDecimal.valueOf(seconds))
            .multiply(rate)
            .setScale(Imbalance.SCALE, RoundingMode.DOWN);
    return new Growth(
        longsPay,
        rate,
        cash,
        index(cash, paying, collateralPrice, RoundingMode.CEILING),
        index(cash, longsPay ? shorts : longs, collateralPrice, RoundingMode.FLOOR));
  }

  private BigDecimal index(
      BigDecimal cash, BigDecimal openInterest, BigDecimal price, RoundingMode rounding) {
    return cash.divide(openInterest, Imbalance.SCALE + INDEX_DIGITS, rounding)
        .divide(price, collateralScale + INDEX_DIGITS, rounding);
  }

  /**
   * Fee of a position on the side that pays: {@code size × change of the payer index}.
   *
   * @param size settlement units, ≥ 0
   * @return collateral units, rounded up
   */
  public BigDecimal fee(BigDecimal size, BigDecimal payerIndexChange) {
    Bounds.notNegative("size", size);
    return size.multiply(payerIndexChange).setScale(collateralScale, RoundingMode.CEILING);
  }

  /**
   * Claim of a position on the side that receives: {@code size × change of the receiver index}.
   *
   * @param size settlement units, ≥ 0
   * @return collateral units, rounded down
   */
  public BigDecimal claim(BigDecimal size, BigDecimal receiverIndexChange) {
    Bounds.notNegative("size", size);
    return size.multiply(receiverIndexChange).setScale(collateralScale, RoundingMode.FLOOR);
  }
}
