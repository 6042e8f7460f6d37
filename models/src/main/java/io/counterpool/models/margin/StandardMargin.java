package io.counterpool.models.margin;

import io.counterpool.models.Bounds;
import io.counterpool.models.Decimal;
import io.counterpool.models.RealBounds;
import io.counterpool.models.options.Black76;
import io.counterpool.models.options.OptionType;

/**
 * Margin option by option, with relief for spreads. Source: Derive v2 standard manager; the rates
 * of short options are Deribit's.
 *
 * <p>Values are undiscounted Black-76, mtm = amount × value. A short call needs {@code mtm + rate ×
 * spot × amount}, for opening with {@code rate = max(most − otm, least)}, otm = max(0, K − S) ÷ S;
 * a short put the same, but at least {@code putScale} times its maintenance, which is {@code mtm +
 * min(rate × spot × amount, markRate × mtm)}. An expiry needs the better of the sum over its shorts
 * and its largest loss over settlement prices of 0 and every strike, to which calls sold beyond
 * calls bought add {@code scale × forward} each. Perpetuals need a rate of notional, collateral
 * counts after its haircut (not converted by the price of the settlement currency). Opening also
 * pays for uncertain prices and for a lost peg.
 *
 * @param optionRates of short options
 * @param uncoveredInitial forwards charged for an uncovered call to open, ≥ 0
 * @param uncoveredMaintenance the same to keep, ≥ 0
 * @param perpInitial fraction of notional, ≥ 0
 * @param perpMaintenance fraction of notional, ≥ 0
 * @param perpConfidence charge on the size of the perpetual × spot
 * @param optionConfidence charge on the shorts of an expiry × spot
 * @param collateralConfidence charge on collateral × spot
 * @param peg charge on all shorts and the perpetual × spot
 */
public record StandardMargin(
    ShortOptionRates optionRates,
    Decimal uncoveredInitial,
    Decimal uncoveredMaintenance,
    Decimal perpInitial,
    Decimal perpMaintenance,
    ConfidenceCharge perpConfidence,
    ConfidenceCharge optionConfidence,
    ConfidenceCharge collateralConfidence,
    PegCharge peg)
    implements OptionMarginModel {

  public static final String TAG = "standard";

  public StandardMargin {
    Bounds.notNegative("uncoveredInitial", uncoveredInitial);
    Bounds.notNegative("uncoveredMaintenance", uncoveredMaintenance);
    Bounds.notNegative("perpInitial", perpInitial);
    Bounds.notNegative("perpMaintenance", perpMaintenance);
  }

  @Override
  public OptionMargin margin(OptionAccount account) {
    OptionMargin sum = new OptionMargin(account.cash(), account.cash(), account.cash());
    for (MarketHoldings market : account.markets()) {
      sum = sum.plus(market(market, account.stablePrice()));
    }
    RealBounds.finite("initial margin", sum.initial());
    RealBounds.finite("maintenance margin", sum.maintenance());
    RealBounds.finite("mark to market", sum.markToMarket());
    return sum;
  }

  private OptionMargin market(MarketHoldings market, double stablePrice) {
    double spot = market.spot();
    PerpPosition perp = market.perp();
    double size = Math.abs(perp.size());
    OptionMargin sum =
        new OptionMargin(
            perp.unrealised()
                - size * perp.price() * perpInitial.toDouble()
                - perpConfidence.on(
                    size * spot, Math.min(market.spotConfidence(), perp.confidence())),
            perp.unrealised() - size * perp.price() * perpMaintenance.toDouble(),
            perp.unrealised());
    double shorts = size;
    for (ExpiryPositions expiry : market.expiries()) {
      sum = sum.plus(expiry(expiry, market));
      shorts += expiry.shorts();
    }
    for (OptionCollateral collateral : market.collaterals()) {
      sum = sum.plus(collateral(collateral, spot, stablePrice));
    }
    double pegCharge = peg.at(stablePrice) * spot * shorts;
    return sum.plus(new OptionMargin(-pegCharge, 0, 0));
  }

  private OptionMargin collateral(OptionCollateral collateral, double spot, double stablePrice) {
    double value = collateral.value();
    double maintenance = value * (1 - collateral.maintenanceHaircut());
    double initial = maintenance - value * collateral.initialHaircut();
    double charge =
        maintenance == 0
            ? 0
            : collateralConfidence.on(collateral.amount() * spot, collateral.confidence());
    return new OptionMargin(initial - charge, maintenance, value / stablePrice);
  }

  private OptionMargin expiry(ExpiryPositions expiry, MarketHoldings market) {
    double initial = 0;
    double maintenance = 0;
    double value = 0;
    for (OptionPosition option : expiry.options()) {
      double mtm =
          option.amount()
              * Black76.price(
                  option.type(),
                  expiry.forward(),
                  option.strike(),
                  option.volatility(),
                  expiry.years(),
                  1);
      value += mtm;
      if (option.amount() < 0) {
        double least = optionRates.maintenance(option, market.spot(), mtm);
        maintenance += least;
        initial += optionRates.initial(option, market.spot(), mtm, least);
      }
    }
    double loss = largestLoss(expiry);
    double uncovered = expiry.forward() * Math.min(0, netCalls(expiry));
    double charge =
        optionConfidence.on(
            expiry.shorts() * market.spot(),
            Math.min(market.spotConfidence(), expiry.confidence()));
    return new OptionMargin(
        Math.max(initial, loss + uncoveredInitial.toDouble() * uncovered) - charge,
        Math.max(maintenance, loss + uncoveredMaintenance.toDouble() * uncovered),
        value);
  }

  private static double netCalls(ExpiryPositions expiry) {
    double sum = 0;
    for (OptionPosition option : expiry.options()) {
      sum += option.type() == OptionType.CALL ? option.amount() : 0;
    }
    return sum;
  }

  /** The worst payoff, at most 0, over settlement prices of 0 and every strike. */
  private static double largestLoss(ExpiryPositions expiry) {
    double worst = Math.min(0, payoff(expiry, 0));
    for (OptionPosition option : expiry.options()) {
      worst = Math.min(worst, payoff(expiry, option.strike()));
    }
    return worst;
  }

  private static double payoff(ExpiryPositions expiry, double price) {
    double sum = 0;
    for (OptionPosition option : expiry.options()) {
      sum += option.amount() * option.payoff(price);
    }
    return sum;
  }
}
