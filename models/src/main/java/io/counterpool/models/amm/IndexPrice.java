package io.counterpool.models.amm;

import io.counterpool.models.Bounds;
import io.counterpool.models.Decimal;
import org.jspecify.annotations.Nullable;

/** Trades at the index price: no premium at any size. */
public record IndexPrice() implements PricingModel {

  public static final String TAG = "index";

  @Override
  public Decimal premium(Decimal index, Decimal skewSize, Decimal size, int scale) {
    Bounds.positive("index", index);
    return Decimal.ZERO;
  }

  @Override
  public Decimal markPremium(Decimal index, Decimal skewSize) {
    Bounds.positive("index", index);
    return Decimal.ZERO;
  }

  /** None: no skew moves the price. */
  @Override
  public @Nullable Decimal localDepth(Decimal index, Decimal skewSize) {
    Bounds.positive("index", index);
    return null;
  }
}
