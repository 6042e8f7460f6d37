package io.counterpool.pool.executor;

import io.counterpool.models.Decimal;
import io.counterpool.models.fees.FeeDiscount;
import io.counterpool.models.fees.ForcedCloseFees;
import io.counterpool.models.fees.ImpactRebate;
import io.counterpool.pool.position.PositionChange;
import org.jspecify.annotations.Nullable;

/**
 * What fee terms charge trades beside the rates of the trade fee, as far as the pool applies it;
 * what is null is off.
 *
 * @param volatilityRate part of the rates of the trade fee that is for volatility
 * @param discount off the trade fee by the account's volume of thirty days before the round
 * @param impactRebate what of the impact premiums is paid back in an interval
 * @param forcedClose the liquidation fee, in place of the trade fee and no less than it: charged at
 *     most at the close-out rate of the margin terms, for that is what margin was held for; and the
 *     fee of winners that are closed
 */
public record TradeCharges(
    @Nullable Decimal volatilityRate,
    @Nullable FeeDiscount discount,
    @Nullable ImpactRebate impactRebate,
    @Nullable ForcedCloseFees forcedClose) {

  /**
   * What a winner pays that is closed: at most what the close has paid to the account and what
   * equity it has left.
   *
   * @param fees of the fee terms; null: they have none
   * @param equityLeft after the close and before the fee, ≥ 0
   * @return settlement units, rounded up
   */
  public static Decimal closeOutFee(
      @Nullable ForcedCloseFees fees, PositionChange change, Decimal equityLeft, int scale) {
    return fees == null
        ? Decimal.ZERO
        : fees.closeOut(change.notional(), scale)
            .min(change.cashChange().max(Decimal.ZERO))
            .min(equityLeft);
  }
}
