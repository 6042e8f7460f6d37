package io.counterpool.pool.valuation;

import io.counterpool.models.Decimal;
import io.counterpool.models.rates.Utilisation;
import java.math.RoundingMode;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What the pool is worth in one state: cash + other assets − the traders' net profit + what they
 * owe − what they cannot pay − fee income that is not in share value yet. Components are rounded to
 * the settlement scale against the pool, so the sum of what is written is the value that is
 * written.
 *
 * <p>Insurance, impact balances, suspense and pending money are no part of it. The impact balance
 * alone pays the rebates of a virtual curve, so index valuation is never better for the pool than
 * closing along the curve.
 *
 * <p>At the lower bound each market stands where its traders as a whole gain most and each account
 * where it can pay least, at the upper bound the other way round: no price inside the confidence
 * gives a value outside [{@code lower}, {@code upper}]. Income on its way is in the upper bound:
 * who deposits pays for it, who redeems from the last tranche leaves it behind. The tranches before
 * the last are worth their claims out of it too.
 *
 * @param otherAssets collateral bought from bankrupt accounts
 * @param tradersProfit Σ over markets of the traders' net profit, each at most what is payable
 * @param accrued funding and borrowing owed to the pool (+) or by it (−)
 * @param shortfall Σ max(0, −equity) over accounts with positions
 * @param unreleased fee income on its way into share value, ≥ 0
 * @param reserved Σ of the budgets of markets with open interest that are not already deducted
 * @param certain whether every market with open interest had a price that allows a strike
 * @param markets what it was made from
 */
public record PoolValue(
    Decimal cash,
    Decimal otherAssets,
    Decimal tradersProfit,
    Decimal accrued,
    Decimal shortfall,
    Decimal unreleased,
    Decimal value,
    Decimal lower,
    Decimal upper,
    Decimal reserved,
    boolean certain,
    List<MarketMark> markets) {

  public PoolValue {
    markets = List.copyOf(markets);
  }

  /**
   * Values one state.
   *
   * @param cash ledger balance of the pool in the settlement asset
   * @param unreleased fee income in {@code cash} that is not in share value yet
   * @param scale fraction digits of the settlement asset
   * @param otherAssets the pool's balances in other assets
   * @param accounts those with positions; the others cannot fall short
   */
  public static PoolValue of(
      Decimal cash,
      Decimal unreleased,
      int scale,
      List<AssetMark> otherAssets,
      List<MarketMark> markets,
      Iterable<AccountMark> accounts) {
    Map<Bound, Decimal> shortfall = shortfalls(accounts, scale);
    Decimal accrued = Decimal.ZERO;
    Decimal reserved = Decimal.ZERO;
    boolean certain = true;
    for (MarketMark market : markets) {
      accrued = accrued.plus(market.accrued());
      reserved = reserved.plus(market.reserved());
      certain &= market.certain() || !market.isOpen();
    }
    accrued = accrued.rounded(scale, RoundingMode.FLOOR);
    Map<Bound, Decimal> value = new EnumMap<>(Bound.class);
    for (Bound bound : Bound.values()) {
      value.put(
          bound,
          cash.plus(sumAssets(otherAssets, bound, scale))
              .minus(sumProfit(markets, bound, scale))
              .plus(accrued)
              .minus(at(shortfall, bound))
              .minus(bound == Bound.UPPER ? Decimal.ZERO : unreleased));
    }
    Decimal middle = at(value, Bound.MIDDLE);
    return new PoolValue(
        cash,
        sumAssets(otherAssets, Bound.MIDDLE, scale),
        sumProfit(markets, Bound.MIDDLE, scale),
        accrued,
        at(shortfall, Bound.MIDDLE),
        unreleased,
        middle,
        at(value, Bound.LOWER).min(middle),
        at(value, Bound.UPPER).max(middle),
        reserved.rounded(scale, RoundingMode.CEILING),
        certain,
        markets);
  }

  private static Map<Bound, Decimal> shortfalls(Iterable<AccountMark> accounts, int scale) {
    Map<Bound, Decimal> sums = new EnumMap<>(Bound.class);
    for (AccountMark account : accounts) {
      // Most accounts cannot fall short even where they have least.
      if (account.shortfall(Bound.LOWER).isPositive()) {
        for (Bound bound : Bound.values()) {
          Decimal part = account.shortfall(bound).rounded(scale, RoundingMode.CEILING);
          sums.merge(bound, part, Decimal::plus);
        }
      }
    }
    return sums;
  }

  private static Decimal at(Map<Bound, Decimal> figures, Bound bound) {
    return figures.getOrDefault(bound, Decimal.ZERO);
  }

  private static Decimal sumAssets(List<AssetMark> assets, Bound bound, int scale) {
    Decimal sum = Decimal.ZERO;
    for (AssetMark asset : assets) {
      sum = sum.plus(asset.value(bound));
    }
    return sum.rounded(scale, RoundingMode.FLOOR);
  }

  private static Decimal sumProfit(List<MarketMark> markets, Bound bound, int scale) {
    Decimal sum = Decimal.ZERO;
    for (MarketMark market : markets) {
      sum = sum.plus(market.profit(bound));
    }
    return sum.rounded(scale, RoundingMode.CEILING);
  }

  /** Reserved ÷ value, rounded up, at most 1; 0 when nothing is reserved. */
  public Decimal utilisation() {
    return Utilisation.ofReserves(reserved, value);
  }

  /** The same state with other pool cash: what fees on shares change. */
  public PoolValue withCash(Decimal newCash) {
    return with(newCash, unreleased);
  }

  /** The same state with other pool cash and other income on its way in it. */
  public PoolValue with(Decimal newCash, Decimal newUnreleased) {
    Decimal gross = newCash.minus(cash);
    Decimal change = gross.minus(newUnreleased).plus(unreleased);
    return new PoolValue(
        newCash,
        otherAssets,
        tradersProfit,
        accrued,
        shortfall,
        newUnreleased,
        value.plus(change),
        lower.plus(change),
        upper.plus(gross),
        reserved,
        certain,
        markets);
  }
}
