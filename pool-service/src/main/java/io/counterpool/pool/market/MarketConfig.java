package io.counterpool.pool.market;

import io.counterpool.models.Decimal;

/**
 * Configuration of a market as of one round.
 *
 * @param pricing how the index price is bent for a trade
 * @param maxOpenNotional cap on each side, settlement asset
 * @param maxPoolLoss budget for gross payouts on any price path, settlement asset
 */
public record MarketConfig(
    String market,
    String pool,
    String feed,
    long version,
    Pricing pricing,
    Decimal sizeStep,
    Decimal priceTick,
    Decimal minNotional,
    Decimal maxOpenNotional,
    Decimal maxPoolLoss,
    TradingState state) {

  /** What a market lets its traders do. */
  public enum TradingState {
    OPEN,
    REDUCE_ONLY,
    CANCEL_ONLY,
    HALTED
  }

  /** The pricing model of a market with its parameters. */
  public sealed interface Pricing {
    /** Linear in skew, path independent: {@code depth} is the skew at which the premium is 100 %. */
    record SkewPremium(Decimal depth) implements Pricing {}

    /** Synthetic reserves that start as given; re-pegged when the curve leaves the index too far. */
    record VirtualAmm(
        Decimal baseReserve, Decimal quoteReserve, Decimal peg, Decimal divergenceLimit)
        implements Pricing {}
  }
}
