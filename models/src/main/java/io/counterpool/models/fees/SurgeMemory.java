package io.counterpool.models.fees;

import io.counterpool.models.Bounds;

/**
 * What a {@link SurgeFee} carries from round to round.
 *
 * @param step basis points of a step of the fee that made it; a fee of another step starts anew
 * @param priceStep step in which the price of the round stood
 * @param referenceStep step that distance is measured from
 * @param referenceVolatility what was kept when the reference was set, ten-thousandths of a step
 * @param volatility of the round, ten-thousandths of a step
 * @param ageSeconds since the reference was last set, 0 or more
 */
public record SurgeMemory(
    int step,
    long priceStep,
    long referenceStep,
    long referenceVolatility,
    long volatility,
    long ageSeconds) {

  public SurgeMemory {
    Bounds.within("step", step, 1, 10_000);
    Bounds.notNegativeSeconds(ageSeconds);
  }

  static SurgeMemory of(int step, SurgeFee.State state, long ageSeconds) {
    return new SurgeMemory(
        step,
        state.priceStep(),
        state.referenceStep(),
        state.referenceVolatility(),
        state.volatility(),
        ageSeconds);
  }

  SurgeFee.State state() {
    return new SurgeFee.State(priceStep, referenceStep, referenceVolatility, volatility);
  }
}
