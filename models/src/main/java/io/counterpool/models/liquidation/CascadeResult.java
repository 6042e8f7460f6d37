package io.counterpool.models.liquidation;

import java.util.List;

/**
 * How a cascade went.
 *
 * @param rounds in order; empty if nobody was liquidated
 * @param finalPrice after the last round
 * @param totalBadDebt ≥ 0, settlement currency
 */
public record CascadeResult(List<Round> rounds, double finalPrice, double totalBadDebt) {

  public CascadeResult {
    rounds = List.copyOf(rounds);
  }

  /**
   * Accounts that were closed together.
   *
   * @param liquidated places of the accounts, ascending
   * @param priceBefore at which they were found
   * @param averageFill at which they were closed
   * @param priceAfter that their trades left
   * @param badDebt negative equity they left, ≥ 0
   */
  @SuppressWarnings("ArrayRecordComponent") // As many as there are accounts; made for this result.
  public record Round(
      int[] liquidated,
      double priceBefore,
      double averageFill,
      double priceAfter,
      double badDebt) {}
}
