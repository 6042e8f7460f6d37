package io.counterpool.models.rates;

import io.counterpool.models.Decimal;
import java.util.Map;

/**
 * Borrowing rates that move on their own while utilisation stays away from its target. The model is
 * a pure function of one remembered number: its meaning is the model's, its unit is per second.
 *
 * <p>The utilisation is taken as constant between accruals, so the path depends on how often a
 * market is touched; a service says when it accrues.
 */
public sealed interface DriftingRate extends BorrowModel
    permits AdaptiveCurveRate, DynamicKinkRate {

  /** The name in configuration. */
  String tag();

  /** State of a market that has never accrued. */
  Decimal start();

  /** The state at which the rate is highest. */
  Decimal highestState();

  /** A state that other parameters left, held between the bounds of these. */
  Decimal held(Decimal state);

  /**
   * Interest of an interval and the state after it.
   *
   * @param state as left by the last accrual
   * @param utilisation over the interval, ≥ 0; above 1 counts as 1
   * @param seconds length of the interval, 0 or more
   * @throws io.counterpool.models.OutOfRangeException if an argument or the interest is out of
   *     range
   */
  RateAccrual accrue(Decimal state, Decimal utilisation, long seconds);

  /** The state that {@link #accrue} leaves, also where its interest would be out of range. */
  default Decimal drifted(Decimal state, Decimal utilisation, long seconds) {
    return accrue(state, utilisation, seconds).state();
  }

  /**
   * Annual rate, simple, as it stands {@code seconds} after the state was left, if utilisation has
   * been as given since.
   *
   * @return fraction per year, ≥ 0
   */
  Decimal annualRate(Decimal state, Decimal utilisation, long seconds);

  /** The models of this family by the name they have in configuration. */
  static Map<String, Class<? extends DriftingRate>> models() {
    return Map.of(
        AdaptiveCurveRate.TAG, AdaptiveCurveRate.class,
        DynamicKinkRate.TAG, DynamicKinkRate.class);
  }
}
