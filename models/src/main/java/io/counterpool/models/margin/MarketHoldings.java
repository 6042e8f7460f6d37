package io.counterpool.models.margin;

import io.counterpool.models.RealBounds;
import java.util.List;

/**
 * What an account holds on one underlying.
 *
 * @param spot price of the underlying, above 0
 * @param spotConfidence 0 to 1
 * @param perp {@link PerpPosition#NONE} if there is none
 * @param collaterals posted for this market
 * @param expiries each expiry once
 */
public record MarketHoldings(
    double spot,
    double spotConfidence,
    PerpPosition perp,
    List<OptionCollateral> collaterals,
    List<ExpiryPositions> expiries) {

  public MarketHoldings {
    RealBounds.positive("spot", spot);
    RealBounds.within("spotConfidence", spotConfidence, 0, 1);
    collaterals = List.copyOf(collaterals);
    expiries = List.copyOf(expiries);
  }
}
