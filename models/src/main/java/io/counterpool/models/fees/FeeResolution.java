package io.counterpool.models.fees;

import io.counterpool.models.Bounds;
import io.counterpool.models.Decimal;
import org.jspecify.annotations.Nullable;

/**
 * The trade fee of one round.
 *
 * @param fee what every trade of the round pays, the part for volatility included
 * @param volatilityRate that part, fraction of the notional, ≥ 0, at most the lowest rate of the
 *     fee
 * @param memory what a surge fee hands to the next round; null if nothing is remembered
 */
public record FeeResolution(TradeFee fee, Decimal volatilityRate, @Nullable SurgeMemory memory) {

  public FeeResolution {
    Bounds.notNegative("volatilityRate", volatilityRate);
    Bounds.atMost("volatilityRate", volatilityRate, "lowest rate", fee.reducingRate());
  }

  /**
   * A fee with a surcharge by volatility on top of it. Rates above 1 are cut at 1.
   *
   * @param base of the market
   * @param surcharge null: none
   */
  public static FeeResolution of(
      TradeFeeModel base, @Nullable VolatilityFee surcharge, FeeState state) {
    return sum(base.resolve(state), surcharge == null ? null : surcharge.resolve(state));
  }

  /**
   * The same at stated volatilities, for a quote or a plot: nothing is remembered.
   *
   * @param volatilityAnnual fraction per √year, ≥ 0; null: not known
   * @param surgeVolatility what a surge fee has gathered, ten-thousandths of its step, ≥ 0
   */
  public static FeeResolution at(
      TradeFeeModel base,
      @Nullable VolatilityFee surcharge,
      @Nullable Decimal volatilityAnnual,
      Decimal surgeVolatility) {
    FeeState state = new FeeState(Decimal.ONE, volatilityAnnual, null, 0);
    return sum(
        at(base, state, surgeVolatility),
        surcharge == null ? null : at(surcharge, state, surgeVolatility));
  }

  private static FeeResolution at(TradeFeeModel model, FeeState state, Decimal surgeVolatility) {
    return model instanceof SurgeFee surge ? surge.at(surgeVolatility, null) : model.resolve(state);
  }

  private static FeeResolution sum(FeeResolution base, @Nullable FeeResolution more) {
    if (more == null) {
      return base;
    }
    Decimal rate = more.fee().reducingRate();
    TradeFee fee =
        switch (base.fee()) {
          case FlatFee flat -> new FlatFee(cut(flat.rate().plus(rate)));
          case SkewFee skew ->
              new SkewFee(cut(skew.makerRate().plus(rate)), cut(skew.takerRate().plus(rate)));
        };
    return new FeeResolution(
        fee,
        base.volatilityRate().plus(rate).min(fee.reducingRate()),
        more.memory() == null ? base.memory() : more.memory());
  }

  private static Decimal cut(Decimal rate) {
    return rate.min(Decimal.ONE);
  }
}
