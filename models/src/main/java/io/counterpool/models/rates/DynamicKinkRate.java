package io.counterpool.models.rates;

import io.counterpool.models.Bounds;
import io.counterpool.models.Decimal;
import io.counterpool.models.Power;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * A kinked curve whose slope k drifts linearly with time while utilisation is outside a band.
 *
 * <p>Rate per second {@code = base + f × k} with {@code f = (u − rateFrom) + steepness × max(0, u −
 * kink)} from {@code rateFrom} up, else 0. Change of k per second: {@code −(fall + fallGrowth ×
 * (bandLow − u))} below the band, {@code min(rise + riseGrowth × (u − bandHigh), riseLimit)} above
 * it, 0 inside; k stays between {@code slopeMin} and {@code slopeMax}.
 *
 * <p>The interest of an interval is {@code e^x − 1} with {@code x = base × T + f × ∫k}, the exact
 * integral of the clipped slope, and at most {@code annualCap × T ÷ year}; at the cap the slope
 * falls back to {@code slopeMin}. An x above {@link #LARGEST_EXPONENT} cannot be trusted: {@link
 * #lapses} says whether such an interval is free, as in the source, or costs the cap. Without debt
 * (utilisation 0) nothing is owed, whatever the base.
 *
 * <p>The state is k. Products and quotients are rounded towards zero at eighteen digits, the
 * interest too. Source: Silo v2, DynamicKinkModel.
 *
 * @param rateFrom utilisation from which the slope counts, 0 to 1
 * @param bandLow low end of the band in which k rests, 0 to bandHigh
 * @param bandHigh high end of the band, at most 1
 * @param kink utilisation above which the curve steepens, 0 to 1
 * @param base rate per second at no utilisation, ≥ 0
 * @param slopeMin smallest k, per second, ≥ 0
 * @param slopeMax largest k, per second
 * @param steepness multiple of k added above the kink, ≥ 0
 * @param fall fall of k per second per second just below the band, ≥ 0
 * @param fallGrowth more fall for a utilisation of 1 further below, ≥ 0
 * @param rise rise of k per second per second just above the band, ≥ 0
 * @param riseGrowth more rise for a utilisation of 1 further above, ≥ 0
 * @param riseLimit largest rise, ≥ 0
 * @param annualCap most that a year can cost as a fraction of the debt, ≥ 0
 * @param lapses whether an interval beyond the largest exponent is free
 */
public record DynamicKinkRate(
    Decimal rateFrom,
    Decimal bandLow,
    Decimal bandHigh,
    Decimal kink,
    Decimal base,
    Decimal slopeMin,
    Decimal slopeMax,
    Decimal steepness,
    Decimal fall,
    Decimal fallGrowth,
    Decimal rise,
    Decimal riseGrowth,
    Decimal riseLimit,
    Decimal annualCap,
    boolean lapses)
    implements DriftingRate {

  public static final String TAG = "dynamic-kink";

  /** Largest exponent of the interest: e^11 is about 60,000 times the debt. */
  public static final Decimal LARGEST_EXPONENT = Decimal.of(11);

  private static final Decimal YEAR = Decimal.of(BorrowIndex.YEAR_SECONDS);

  public DynamicKinkRate {
    Bounds.fraction("rateFrom", rateFrom);
    Bounds.fraction("bandHigh", bandHigh);
    Bounds.within("bandLow", bandLow, Decimal.ZERO, bandHigh);
    Bounds.fraction("kink", kink);
    Bounds.notNegative("base", base);
    Bounds.notNegative("slopeMin", slopeMin);
    Bounds.atMost("slopeMin", slopeMin, "slopeMax", slopeMax);
    Bounds.notNegative("steepness", steepness);
    Bounds.notNegative("fall", fall);
    Bounds.notNegative("fallGrowth", fallGrowth);
    Bounds.notNegative("rise", rise);
    Bounds.notNegative("riseGrowth", riseGrowth);
    Bounds.notNegative("riseLimit", riseLimit);
    Bounds.notNegative("annualCap", annualCap);
  }

  /** Borrowed ÷ deposited, rounded up at eighteen digits, at most 1; 0 without debt. */
  public static Decimal utilisation(Decimal borrowed, Decimal deposited) {
    Bounds.notNegative("borrowed", borrowed);
    Bounds.notNegative("deposited", deposited);
    if (borrowed.isZero()) {
      return Decimal.ZERO;
    }
    return borrowed.compareTo(deposited) >= 0
        ? Decimal.ONE
        : borrowed.dividedBy(deposited, RoundingMode.UP);
  }

  @Override
  public String tag() {
    return TAG;
  }

  @Override
  public Decimal start() {
    return slopeMin;
  }

  @Override
  public Decimal highestState() {
    return slopeMax;
  }

  @Override
  public Decimal held(Decimal state) {
    return state.max(slopeMin).min(slopeMax);
  }

  @Override
  public Decimal annualRate(Decimal state, Decimal utilisation, long seconds) {
    Bounds.notNegative("state", state);
    Decimal used = used(utilisation);
    Bounds.notNegativeSeconds(seconds);
    if (used.isZero()) {
      return Decimal.ZERO;
    }
    Decimal change = change(used);
    Decimal slope = state;
    if (!change.isZero()) {
      Decimal moved = state.plus(change.times(seconds));
      slope = change.isNegative() ? moved.max(slopeMin) : moved.min(slopeMax);
    }
    return base.plus(weight(used).times(slope, RoundingMode.DOWN))
        .times(BorrowIndex.YEAR_SECONDS)
        .min(annualCap);
  }

  @Override
  public RateAccrual accrue(Decimal state, Decimal utilisation, long seconds) {
    Bounds.notNegative("state", state);
    Decimal used = used(utilisation);
    Bounds.notNegativeSeconds(seconds);
    Decimal slope = state.max(slopeMin).min(slopeMax);
    Decimal change = change(used);
    Decimal unbounded = slope.plus(change.times(seconds));
    Decimal end = unbounded.max(slopeMin).min(slopeMax);
    if (used.isZero()) {
      return new RateAccrual(Decimal.ZERO, end);
    }
    Decimal exponent =
        base.times(seconds)
            .plus(
                weight(used)
                    .times(area(slope, change, unbounded, end, seconds), RoundingMode.DOWN));
    Decimal most = annualCap.timesOver(Decimal.of(seconds), YEAR, Decimal.SCALE, RoundingMode.DOWN);
    if (exponent.isGreaterThan(LARGEST_EXPONENT)) {
      return new RateAccrual(lapses ? Decimal.ZERO : most, slopeMin);
    }
    Decimal interest =
        Decimal.of(
            Power.exp(exponent.toBigDecimal()).subtract(BigDecimal.ONE),
            Decimal.SCALE,
            RoundingMode.DOWN);
    return interest.isGreaterThan(most)
        ? new RateAccrual(most, slopeMin)
        : new RateAccrual(interest, end);
  }

  private static Decimal used(Decimal utilisation) {
    return Bounds.notNegative("utilisation", utilisation).min(Decimal.ONE);
  }

  /** Change of the slope per second. */
  private Decimal change(Decimal used) {
    if (used.isLessThan(bandLow)) {
      return fall.plus(fallGrowth.times(bandLow.minus(used), RoundingMode.DOWN)).negate();
    }
    return used.isGreaterThan(bandHigh)
        ? rise.plus(riseGrowth.times(used.minus(bandHigh), RoundingMode.DOWN)).min(riseLimit)
        : Decimal.ZERO;
  }

  /** What the slope is multiplied by. */
  private Decimal weight(Decimal used) {
    if (used.isLessThan(rateFrom)) {
      return Decimal.ZERO;
    }
    Decimal above = used.minus(kink).max(Decimal.ZERO);
    return used.minus(rateFrom).plus(steepness.times(above, RoundingMode.DOWN));
  }

  /** Integral of the clipped slope over the interval. */
  private static Decimal area(
      Decimal slope, Decimal change, Decimal unbounded, Decimal end, long seconds) {
    if (end.equals(unbounded)) {
      return slope.plus(end).timesOver(Decimal.of(seconds), Decimal.of(2), 18, RoundingMode.DOWN);
    }
    Decimal missed = end.minus(slope);
    return end.times(seconds)
        .minus(missed.timesOver(missed, change.times(2), Decimal.SCALE, RoundingMode.DOWN));
  }
}
