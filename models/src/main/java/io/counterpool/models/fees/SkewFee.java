package io.counterpool.models.fees;

import io.counterpool.models.Bounds;
import io.counterpool.models.Decimal;
import java.math.RoundingMode;

/**
 * Maker rate on the part of a trade that brings the skew towards zero, taker rate on the rest.
 *
 * <p>{@code price × (reducing × makerRate + adding × takerRate)} with {@code reducing = min(|size|,
 * |skewSize|)} when the trade opposes the skew, else 0. The split at the flip makes the fee path
 * independent. Source: Synthetix v3, AsyncOrder.calculateOrderFee.
 *
 * @param makerRate fraction of notional, 0 to 1, at most the taker rate
 * @param takerRate fraction of notional, 0 to 1
 */
public record SkewFee(Decimal makerRate, Decimal takerRate) implements TradeFee {

  public static final String TAG = "skew-fee";

  public SkewFee {
    Bounds.fraction("makerRate", makerRate);
    Bounds.fraction("takerRate", takerRate);
    Bounds.atMost("makerRate", makerRate, "takerRate", takerRate);
  }

  @Override
  public Decimal reducingRate() {
    return makerRate;
  }

  @Override
  public Decimal addingRate() {
    return takerRate;
  }

  @Override
  public Decimal fee(Decimal price, Decimal skewSize, Decimal size, int scale) {
    Bounds.positive("price", price);
    Decimal reducing = reducing(skewSize, size);
    Decimal adding = size.abs().minus(reducing);
    if (reducing.isZero() || adding.isZero()) {
      Decimal rate = adding.isZero() ? makerRate : takerRate;
      return Charge.of(price, size.abs(), rate, scale, RoundingMode.CEILING);
    }
    return Charge.of(price, reducing, makerRate, adding, takerRate, scale, RoundingMode.CEILING);
  }

  /** The part of the trade, base units, that brings the skew towards zero. */
  public static Decimal reducing(Decimal skewSize, Decimal size) {
    boolean opposes = skewSize.signum() * size.signum() < 0;
    return opposes ? size.abs().min(skewSize.abs()) : Decimal.ZERO;
  }
}
