package io.counterpool.pool.position;

import io.counterpool.models.Decimal;
import io.counterpool.pool.market.FundingIndices;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * What a trade, or a mere touch with size 0, does to one position: funding and borrowing are
 * settled, the opposite part is closed, the rest opens. Pure; every rounding favours the pool.
 *
 * <p>What the pool pays (funding, then profit) never exceeds {@code budgetLeft}.
 *
 * @param before null without a position
 * @param size signed base units of the trade
 * @param sidePrice price against the trader
 * @param fundingIndexNow of the side that is settled; of the side that opens without a position. A
 *     flip takes {@code after} at the index of its new side.
 * @param budgetLeft what the market may still cost the pool, ≥ 0
 * @param funding paid by the trader (+) or received (−)
 * @param borrowing paid by the trader, ≥ 0
 * @param closedSize unsigned part of {@code size} that closed
 * @param realised profit (+) or loss (−) of the closed part
 * @param after null if nothing is left
 * @param notional |size| × side price, rounded up
 */
public record PositionChange(
    @Nullable Position before,
    Decimal size,
    Decimal sidePrice,
    Decimal fundingIndexNow,
    Decimal borrowIndexNow,
    Decimal budgetLeft,
    Decimal funding,
    Decimal borrowing,
    Decimal closedSize,
    Decimal realised,
    @Nullable Position after,
    Decimal notional) {

  /**
   * Computes the change.
   *
   * @param fundingNow of either side
   * @param scale fraction digits of the settlement asset
   */
  public static PositionChange of(
      @Nullable Position before,
      Decimal size,
      Decimal sidePrice,
      FundingIndices fundingNow,
      Decimal borrowIndexNow,
      Decimal budgetLeft,
      int scale) {
    Decimal funding = Decimal.ZERO;
    Decimal borrowing = Decimal.ZERO;
    Decimal held = Decimal.ZERO;
    Decimal entry = Decimal.ZERO;
    if (before != null) {
      held = before.size();
      entry = before.entryNotional();
      funding = fundingOwed(before, fundingNow, scale).max(budgetLeft.negate());
      borrowing = borrowOwed(before, borrowIndexNow, scale);
    }
    Decimal closed = held.signum() * size.signum() < 0 ? size.abs().min(held.abs()) : Decimal.ZERO;
    Decimal realised = Decimal.ZERO;
    Decimal opening = size;
    if (closed.isPositive()) {
      Decimal closedSigned = held.isPositive() ? closed : closed.negate();
      Decimal entryClosed =
          closed.equals(held.abs())
              ? entry
              : entry.timesOver(closedSigned, held, scale, RoundingMode.CEILING);
      Decimal free = budgetLeft.plus(funding.min(Decimal.ZERO));
      realised =
          closedSigned.times(sidePrice, scale, RoundingMode.FLOOR).minus(entryClosed).min(free);
      entry = entry.minus(entryClosed);
      opening = size.plus(closedSigned);
    }
    entry = entry.plus(opening.times(sidePrice, scale, RoundingMode.CEILING));
    Decimal left = held.plus(size);
    return new PositionChange(
        before,
        size,
        sidePrice,
        fundingNow.of(before == null ? size : held),
        borrowIndexNow,
        budgetLeft,
        funding,
        borrowing,
        closed,
        realised,
        left.isZero() ? null : new Position(left, entry, fundingNow.of(left), borrowIndexNow),
        size.abs().times(sidePrice, scale, RoundingMode.CEILING));
  }

  /** Funding since the last touch, rounded up: the trader pays (+) or receives (−). */
  public static Decimal fundingOwed(Position position, FundingIndices now, int scale) {
    Decimal size = position.size();
    return size.times(now.of(size).minus(position.fundingIndex()), scale, RoundingMode.CEILING);
  }

  /** Borrowing charge since the last touch, rounded up. */
  public static Decimal borrowOwed(Position position, Decimal indexNow, int scale) {
    return position
        .size()
        .abs()
        .times(indexNow.minus(position.borrowIndex()), scale, RoundingMode.CEILING);
  }

  /** Profit less funding and borrowing: what the account's cash changes by, before costs. */
  public Decimal cashChange() {
    return realised.minus(funding).minus(borrowing);
  }

  /** What the pool pays out with this change: profit and funding. */
  public Decimal payout() {
    return realised.max(Decimal.ZERO).plus(funding.negate().max(Decimal.ZERO));
  }

  /**
   * What the account got per unit of a position that was closed whole: (entry notional + realised)
   * ÷ size, against the account.
   *
   * @param scale fraction digits of the price
   */
  public Decimal paidPrice(int scale) {
    if (before == null || after != null) {
      throw new IllegalStateException("not closed whole: " + before + " to " + after);
    }
    return before
        .entryNotional()
        .plus(realised)
        .dividedBy(
            before.size(), scale, before.isLong() ? RoundingMode.FLOOR : RoundingMode.CEILING);
  }

  /** The same change with another realised amount: a deleverage pays less than the profit. */
  public PositionChange realising(Decimal paid) {
    return new PositionChange(
        before,
        size,
        sidePrice,
        fundingIndexNow,
        borrowIndexNow,
        budgetLeft,
        funding,
        borrowing,
        closedSize,
        paid,
        after,
        notional);
  }
}
