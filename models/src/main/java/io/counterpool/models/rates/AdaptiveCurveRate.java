package io.counterpool.models.rates;

import io.counterpool.models.Bounds;
import io.counterpool.models.Decimal;
import io.counterpool.models.OutOfRangeException;
import io.counterpool.models.Power;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * A curve around the rate at the target utilisation, which itself drifts exponentially with the
 * distance from the target.
 *
 * <p>With the error {@code e = (u − target) ÷ (1 − target)} above the target and {@code (u −
 * target) ÷ target} below it, −1 to 1:
 *
 * <ul>
 *   <li>rate {@code = atTarget × (1 + (steepness − 1) × e)} for {@code e ≥ 0}, {@code atTarget × (1
 *       + (1 − 1 ÷ steepness) × e)} for {@code e < 0}: {@code steepness} times the rate at target
 *       when everything is lent, a {@code steepness}th when nothing is;
 *   <li>atTarget after t seconds {@code = atTarget × exp(speed × e × t)}, held between the lowest
 *       and the highest; exp is 2^q times a polynomial of second order, error below 1 %;
 *   <li>the mean over an interval is the trapezoid of start, twice the middle, and end.
 * </ul>
 *
 * <p>The state is the rate at target per second; 0 is a market that has never accrued, whose first
 * accrual sets the initial rate without drift. Every product and quotient is rounded towards zero
 * at eighteen digits, as the source does; the interest is e^(mean × seconds) − 1, rounded up.
 * Source: Morpho Blue, AdaptiveCurveIrm.
 *
 * @param target utilisation at which nothing drifts, above 0 and below 1
 * @param steepness rate at utilisation 1 ÷ rate at target, at least 1, at most 1,000
 * @param speed drift per year at an error of 1, ≥ 0, at most 1,000
 * @param initial annual rate at target of a new market, from lowest to highest
 * @param lowest annual rate at target, above 0, at least 1e-9
 * @param highest annual rate at target, at most 1,000
 */
public record AdaptiveCurveRate(
    Decimal target,
    Decimal steepness,
    Decimal speed,
    Decimal initial,
    Decimal lowest,
    Decimal highest)
    implements DriftingRate {

  public static final String TAG = "adaptive-curve";

  private static final Decimal THOUSAND = Decimal.of(1000);
  private static final Decimal YEAR = Decimal.of(BorrowIndex.YEAR_SECONDS);
  private static final Decimal TWO = Decimal.of(2);
  private static final Decimal FOUR = Decimal.of(4);
  private static final Decimal LN2 = Decimal.of("0.693147180559945309");
  private static final Decimal HALF_LN2 = LN2.dividedBy(TWO, RoundingMode.DOWN);

  /** Smallest rate a year that is above 0 a second at eighteen digits, with digits to spare. */
  private static final Decimal LEAST = Decimal.of("0.000000001");

  /** 2^62 times the smallest rate is above, 2^-62 times the highest below every bound. */
  private static final int LARGEST_SHIFT = 62;

  public AdaptiveCurveRate {
    Bounds.positive("target", target);
    if (target.compareTo(Decimal.ONE) >= 0) {
      throw new OutOfRangeException("target must be below 1, was " + target);
    }
    Bounds.within("steepness", steepness, Decimal.ONE, THOUSAND);
    Bounds.within("speed", speed, Decimal.ZERO, THOUSAND);
    Bounds.within("lowest", lowest, LEAST, THOUSAND);
    Bounds.within("highest", highest, lowest, THOUSAND);
    Bounds.within("initial", initial, lowest, highest);
  }

  /** Mean rate over an interval and the rate at target after it, both per second. */
  public record Drift(Decimal meanRate, Decimal atTarget) {}

  @Override
  public String tag() {
    return TAG;
  }

  @Override
  public Decimal start() {
    return Decimal.ZERO;
  }

  @Override
  public Decimal highestState() {
    return perSecond(highest);
  }

  /** A market that has never accrued still has not. */
  @Override
  public Decimal held(Decimal state) {
    return state.isZero() ? state : state.max(perSecond(lowest)).min(perSecond(highest));
  }

  @Override
  public RateAccrual accrue(Decimal state, Decimal utilisation, long seconds) {
    Drift drift = drift(state, utilisation, seconds);
    BigDecimal owed = drift.meanRate().times(seconds).toBigDecimal();
    if (owed.compareTo(BigDecimal.valueOf(46)) > 0) {
      throw new OutOfRangeException("rate x time must be at most 46, was " + owed);
    }
    Decimal interest =
        Decimal.of(Power.exp(owed).subtract(BigDecimal.ONE), Decimal.SCALE, RoundingMode.CEILING);
    return new RateAccrual(interest, drift.atTarget());
  }

  @Override
  public Decimal drifted(Decimal state, Decimal utilisation, long seconds) {
    return drift(state, utilisation, seconds).atTarget();
  }

  @Override
  public Decimal annualRate(Decimal state, Decimal utilisation, long seconds) {
    return curve(drift(state, utilisation, seconds).atTarget(), error(utilisation))
        .times(BorrowIndex.YEAR_SECONDS);
  }

  /**
   * The drift of an interval.
   *
   * @param atTarget rate at target per second at the start, ≥ 0; 0: first use
   */
  public Drift drift(Decimal atTarget, Decimal utilisation, long seconds) {
    Bounds.notNegative("state", atTarget);
    Bounds.notNegativeSeconds(seconds);
    Decimal error = error(utilisation);
    if (atTarget.isZero()) {
      Decimal first = perSecond(initial);
      return new Drift(curve(first, error), first);
    }
    Decimal way = perSecond(speed).times(error, RoundingMode.DOWN).times(seconds);
    if (way.isZero()) {
      return new Drift(curve(atTarget, error), atTarget);
    }
    Decimal end = moved(atTarget, way);
    Decimal middle = moved(atTarget, way.dividedBy(TWO, RoundingMode.DOWN));
    Decimal mean = atTarget.plus(end).plus(middle.times(2)).dividedBy(FOUR, RoundingMode.DOWN);
    return new Drift(curve(mean, error), end);
  }

  /** Distance from the target, −1 to 1. */
  private Decimal error(Decimal utilisation) {
    Decimal used = Bounds.notNegative("utilisation", utilisation).min(Decimal.ONE);
    Decimal length = used.isGreaterThan(target) ? Decimal.ONE.minus(target) : target;
    return used.minus(target).dividedBy(length, RoundingMode.DOWN);
  }

  private Decimal curve(Decimal atTarget, Decimal error) {
    Decimal slope =
        error.isNegative()
            ? Decimal.ONE.minus(Decimal.ONE.dividedBy(steepness, RoundingMode.DOWN))
            : steepness.minus(Decimal.ONE);
    return slope
        .times(error, RoundingMode.DOWN)
        .plus(Decimal.ONE)
        .times(atTarget, RoundingMode.DOWN);
  }

  private Decimal moved(Decimal atTarget, Decimal way) {
    Decimal least = perSecond(lowest);
    Decimal most = perSecond(highest);
    Decimal rounded = way.isNegative() ? way.minus(HALF_LN2) : way.plus(HALF_LN2);
    Decimal twos = rounded.dividedBy(LN2, 0, RoundingMode.DOWN);
    if (twos.abs().isGreaterThan(Decimal.of(LARGEST_SHIFT))) {
      return twos.isNegative() ? least : most;
    }
    int shift = twos.toBigDecimal().intValueExact();
    Decimal rest = way.minus(LN2.times(shift));
    Decimal square = rest.times(rest, RoundingMode.DOWN).dividedBy(TWO, RoundingMode.DOWN);
    Decimal series = Decimal.ONE.plus(rest).plus(square);
    Decimal power = Decimal.of(1L << Math.abs(shift));
    Decimal factor =
        shift < 0 ? series.dividedBy(power, RoundingMode.DOWN) : series.times(1L << shift);
    return atTarget.times(factor, RoundingMode.DOWN).max(least).min(most);
  }

  private static Decimal perSecond(Decimal annual) {
    return annual.dividedBy(YEAR, RoundingMode.DOWN);
  }
}
