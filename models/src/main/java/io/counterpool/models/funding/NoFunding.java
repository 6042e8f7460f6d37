package io.counterpool.models.funding;

import io.counterpool.models.Bounds;
import io.counterpool.models.Decimal;

/** A market without funding: the rate is 0 and the index stands still. */
public record NoFunding() implements FundingModel {

  public static final String TAG = "none";

  @Override
  public FundingState advance(FundingState state, Decimal skewSize, Decimal price, long seconds) {
    Bounds.notNegativeSeconds(seconds);
    return new FundingState(Decimal.ZERO, state.index());
  }

  RateRamp ramp() {
    return RateRamp.flat(Decimal.ZERO);
  }

  @Override
  public Decimal largestStep(Decimal price, long seconds) {
    Bounds.notNegativeSeconds(seconds);
    return Decimal.ZERO;
  }
}
