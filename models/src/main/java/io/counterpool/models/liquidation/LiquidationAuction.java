package io.counterpool.models.liquidation;

import io.counterpool.models.Bounds;
import io.counterpool.models.Decimal;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * Dutch auction of an account below its maintenance margin, in parts. Source: Derive v2, solvent
 * auction.
 *
 * <p>Buffer margin {@code BM = min(0, MM + buffer × (MM − MtM))}; a bidder may take at most {@code
 * f = BM ÷ (BM − MtM × d − cash × (1 − d))} of the account, which brings what is left to the
 * buffer; the whole costs {@code (MtM − cash) × d}. d is the discount of the moment, cash what
 * earlier bidders paid into the account and no later one can buy.
 *
 * @param discount price path
 * @param buffer how far beyond maintenance a bid may go, fraction of MM − MtM, ≥ 0
 */
public record LiquidationAuction(AuctionDiscount discount, Decimal buffer) {

  public LiquidationAuction {
    Bounds.notNegative("buffer", buffer);
  }

  /**
   * Offer of the moment.
   *
   * @param discount fraction of the value to be paid
   * @param bufferMargin margin the account is brought back from, ≤ 0
   * @param fullBidPrice price of the whole account, rounded up; below 0 it would be paid to the
   *     bidder: such an account has no solvent auction
   * @param maxProportion part of the account a bidder may take, 0 to 1, rounded up so that no
   *     account stays a unit short
   */
  public record Offer(
      Decimal discount, Decimal bufferMargin, Decimal fullBidPrice, Decimal maxProportion) {}

  /**
   * What is offered now.
   *
   * @param maintenanceMargin equity above maintenance; negative: the account is short of it
   * @param markToMarket value of the account with its cash
   * @param reservedCash paid in by earlier bidders, ≥ 0
   * @param elapsedSeconds since the start of the auction, ≥ 0
   */
  public Offer offer(
      Decimal maintenanceMargin, Decimal markToMarket, Decimal reservedCash, long elapsedSeconds) {
    Bounds.notNegative("reservedCash", reservedCash);
    Decimal part = discount.at(elapsedSeconds);
    BigDecimal d = part.toBigDecimal();
    BigDecimal value = markToMarket.toBigDecimal();
    BigDecimal cash = reservedCash.toBigDecimal();
    BigDecimal missing = maintenanceMargin.toBigDecimal();
    BigDecimal target =
        missing.add(buffer.toBigDecimal().multiply(missing.subtract(value))).min(BigDecimal.ZERO);
    BigDecimal paid = value.multiply(d).add(cash.multiply(BigDecimal.ONE.subtract(d)));
    return new Offer(
        part,
        Decimal.of(target, Decimal.SCALE, RoundingMode.FLOOR),
        Decimal.of(value.subtract(cash).multiply(d), Decimal.SCALE, RoundingMode.CEILING),
        proportion(target, paid));
  }

  /** f = target ÷ (target − paid); the whole where the account is worth no more than its cash. */
  private static Decimal proportion(BigDecimal target, BigDecimal paid) {
    if (target.signum() == 0) {
      return Decimal.ZERO;
    }
    if (paid.signum() <= 0) {
      return Decimal.ONE;
    }
    BigDecimal part = target.divide(target.subtract(paid), new MathContext(40, RoundingMode.UP));
    return Decimal.of(part, Decimal.SCALE, RoundingMode.UP).min(Decimal.ONE);
  }
}
