package io.counterpool.models.funding;

import io.counterpool.models.Bounds;
import io.counterpool.models.Decimal;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * The premium of the market over the index as a charge, paid by the pool to the side without a
 * match only up to a share of its fees.
 *
 * <ul>
 *   <li>spread = clamp(mark − index, ± index ÷ spreadDivisor)
 *   <li>rate = spread × seconds ÷ day for one base unit; longs pay a positive one
 *   <li>the pool gains rate × tradersNet. A loss is at most feePool ÷ poolDivisor: beyond it the
 *       side that receives gets (that limit + what the other side pays − one unit) ÷ its size
 * </ul>
 *
 * <p>The side that pays always pays the full rate, so that the total is covered. Every figure is
 * rounded towards 0, at the scale of prices and cash or of rates. Source: Drift v2, funding.
 *
 * @param spreadDivisor the spread is bounded by the index divided by it, 1 or more
 * @param poolDivisor the pool pays at most its fee pool divided by it, 1 or more
 * @param cashScale fraction digits of prices and cash
 * @param rateScale fraction digits of the charges
 */
public record CappedPremiumFunding(int spreadDivisor, int poolDivisor, int cashScale, int rateScale)
    implements PoolFunding {

  public static final String TAG = "capped-premium";

  private static final BigDecimal DAY_SECONDS = BigDecimal.valueOf(86_400);
  private static final RoundingMode DOWN = RoundingMode.DOWN;

  public CappedPremiumFunding {
    Bounds.within("spreadDivisor", spreadDivisor, 1, 1_000_000);
    Bounds.within("poolDivisor", poolDivisor, 1, 1_000_000);
    Bounds.within("cashScale", cashScale, 0, Decimal.SCALE);
    Bounds.within("rateScale", rateScale, 0, Decimal.SCALE);
  }

  /**
   * Charge of one base unit if nothing limits the pool.
   *
   * @param seconds 0 or more
   */
  public Decimal fullCharge(Decimal mark, Decimal index, long seconds) {
    Bounds.notNegativeSeconds(seconds);
    Decimal widest =
        Bounds.notNegative("index", index).dividedBy(Decimal.of(spreadDivisor), cashScale, DOWN);
    Decimal spread = mark.minus(index).max(widest.negate()).min(widest);
    return Decimal.of(
        spread
            .toBigDecimal()
            .multiply(BigDecimal.valueOf(seconds))
            .divide(DAY_SECONDS, rateScale, DOWN));
  }

  /** What the pool gains by the full charge, rounded towards 0. */
  public Decimal fullGain(Decimal charge, Decimal tradersNet) {
    return charge.times(tradersNet, cashScale, DOWN);
  }

  @Override
  public SideCharges charges(PoolBook book, long seconds) {
    Decimal charge = fullCharge(book.mark(), book.index(), seconds);
    Decimal gain = fullGain(charge, book.tradersNet());
    Decimal limit = book.feePool().dividedBy(Decimal.of(poolDivisor), cashScale, DOWN);
    if (gain.negate().compareTo(limit) <= 0) {
      return new SideCharges(charge, charge, gain);
    }
    boolean longsPay = charge.isPositive();
    Decimal payers = longsPay ? book.longSize() : book.shortSize();
    Decimal receivers = longsPay ? book.shortSize() : book.longSize();
    Decimal paid = charge.abs().times(payers, cashScale, DOWN);
    Decimal reduced = reduced(limit.plus(paid), receivers);
    Decimal received = longsPay ? reduced : reduced.negate();
    return new SideCharges(
        longsPay ? charge : received, longsPay ? received : charge, limit.negate());
  }

  /** The hour of the source. */
  @Override
  public int periodSeconds() {
    return 3600;
  }

  @Override
  public boolean followsPremium() {
    return true;
  }

  @Override
  public boolean looksAtCapital() {
    return false;
  }

  @Override
  public Decimal largestStep(Decimal price, long seconds) {
    return RateRamp.largestStep(
        Decimal.ONE.dividedBy(Decimal.of(spreadDivisor), RoundingMode.UP), price, seconds);
  }

  /** What one unit of size receives of {@code available}, less one unit of cash. */
  private Decimal reduced(Decimal available, Decimal size) {
    Decimal shared = available.minus(Decimal.ofUnits(1, cashScale)).max(Decimal.ZERO);
    return size.isZero() ? Decimal.ZERO : shared.dividedBy(size, rateScale, DOWN);
  }
}
