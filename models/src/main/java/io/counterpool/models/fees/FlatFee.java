package io.counterpool.models.fees;

import io.counterpool.models.Bounds;
import io.counterpool.models.Decimal;
import java.math.RoundingMode;

/**
 * The same fraction of the notional for every trade.
 *
 * @param rate fraction of notional, 0 to 1
 */
public record FlatFee(Decimal rate) implements TradeFee {

  public static final String TAG = "flat-fee";

  public FlatFee {
    Bounds.fraction("rate", rate);
  }

  @Override
  public Decimal reducingRate() {
    return rate;
  }

  @Override
  public Decimal addingRate() {
    return rate;
  }

  @Override
  public Decimal fee(Decimal price, Decimal skewSize, Decimal size, int scale) {
    Bounds.positive("price", price);
    return Charge.of(price, size.abs(), rate, scale, RoundingMode.CEILING);
  }
}
