package io.counterpool.pool.valuation;

import io.counterpool.models.Decimal;
import io.counterpool.pool.market.FundingIndices;
import java.math.RoundingMode;

/**
 * A market as valuation sees it. Sizes in base units, money in the settlement asset.
 *
 * <p>The traders' profit of all positions is {@code (long − short) × price − entry notional}: one
 * product, whatever the number of positions. Profit is exact; what traders owe is rounded down.
 *
 * @param price the round's index price, or the last one known; ignored at zero open interest
 * @param confidence half width around the price, ≥ 0
 * @param certain whether the price came with this round and its grade allows a strike; if not, the
 *     lower bound counts the whole budget as paid out
 * @param longSize sum of the sizes of longs, ≥ 0
 * @param shortSize sum of the absolute sizes of shorts, ≥ 0
 * @param netEntryNotional Σ of the signed entry notionals
 * @param funding what a unit of size has paid since the beginning, by side
 * @param borrowIndex settlement units that a unit of absolute size has paid since the beginning
 * @param accrued funding and borrowing that traders owe the pool (+) or the pool owes them (−)
 * @param impactBalance what impact premiums left for rebates; no part of the pool's value
 * @param budgetLeft maxPoolLoss less gross payouts since its reset; counts as 0 below 0
 */
public record MarketMark(
    String market,
    Decimal price,
    Decimal confidence,
    boolean certain,
    Decimal longSize,
    Decimal shortSize,
    Decimal netEntryNotional,
    FundingIndices funding,
    Decimal borrowIndex,
    Decimal accrued,
    Decimal impactBalance,
    Decimal budgetLeft) {

  /** Σ sizes, signed: positive when traders are net long. */
  public Decimal skew() {
    return longSize.minus(shortSize);
  }

  /** Whether anybody holds a position. */
  public boolean isOpen() {
    return longSize.isPositive() || shortSize.isPositive();
  }

  /** What is left of the budget, at least 0. */
  public Decimal payable() {
    return budgetLeft.max(Decimal.ZERO);
  }

  /** Traders' net unrealised profit at the price, without any bound. */
  public Decimal netProfit() {
    return netProfitAt(price);
  }

  private Decimal netProfitAt(Decimal at) {
    if (!isOpen()) {
      return Decimal.ZERO;
    }
    return skew().times(at, RoundingMode.CEILING).minus(netEntryNotional);
  }

  /** Traders' net unrealised profit as the pool must count it: at most what is payable. */
  public Decimal profit(Bound bound) {
    if (!isOpen()) {
      return Decimal.ZERO;
    }
    Decimal net =
        switch (bound) {
          case MIDDLE -> netProfit();
          case LOWER -> certain ? netProfitAt(against(skew())) : payable();
          case UPPER -> netProfitAt(towards(skew()));
        };
    return net.min(payable());
  }

  /** Part of the budget that {@link #profit} at the middle does not already deduct. */
  public Decimal reserved() {
    return isOpen() ? payable().minus(profit(Bound.MIDDLE).max(Decimal.ZERO)) : Decimal.ZERO;
  }

  /** The price at which {@code size} is worth most to its holder: worst for the pool. */
  Decimal against(Decimal size) {
    return size.isNegative() ? floor(price.minus(confidence)) : price.plus(confidence);
  }

  /** The price at which {@code size} is worth least to its holder. */
  Decimal towards(Decimal size) {
    return size.isNegative() ? price.plus(confidence) : floor(price.minus(confidence));
  }

  private static Decimal floor(Decimal low) {
    return low.max(Decimal.ZERO);
  }
}
