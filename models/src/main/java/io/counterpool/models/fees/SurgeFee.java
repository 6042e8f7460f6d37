package io.counterpool.models.fees;

import io.counterpool.models.Bounds;
import io.counterpool.models.Decimal;
import io.counterpool.models.OutOfRangeException;
import io.counterpool.models.Power;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * A base fee and a fee on the square of how far the price has run from its reference.
 *
 * <p>Prices stand in steps of {@code step} basis points. {@code volatility = reference volatility +
 * 10,000 × |price step − reference step|}, at most {@code largestVolatility}; {@code base =
 * baseFactor × step × 1e-8}; {@code surge = ⌈(volatility × step)² × control ÷ 100⌉ × 1e-18}. The
 * reference follows the trades ({@link #trade}): within {@code filterSeconds} of the last trade it
 * stays, so that a split order pays the same; before {@code decaySeconds} it moves to the price and
 * keeps {@code keptPoints} ten-thousandths of the volatility, rounded down; later it forgets. The
 * distance counts, not the size of a trade. Source: Trader Joe, Liquidity Book,
 * PairParameterHelper.
 *
 * @param step basis points of the price in one step, 1 to 10,000
 * @param baseFactor 0 to 1,000,000
 * @param control weight of the surge, 0 to 100,000,000
 * @param filterSeconds ≥ 0
 * @param decaySeconds at least filterSeconds
 * @param keptPoints 0 to 10,000
 * @param largestVolatility ten-thousandths of a step, 0 to 100,000,000
 */
public record SurgeFee(
    int step,
    int baseFactor,
    int control,
    long filterSeconds,
    long decaySeconds,
    int keptPoints,
    int largestVolatility)
    implements VolatilityFee {

  public static final String TAG = "surge-fee";

  private static final long POINTS = 10_000;

  /** The volatility of a price that is one step away from its reference. */
  public static final Decimal ONE_STEP = Decimal.of(POINTS);

  /** Digits that a logarithm carries surely; a price on the edge of a step is in the upper one. */
  private static final int PLACES = 30;

  /** What the fee remembers between trades: the price step of now, the reference, both volatile. */
  public record State(
      long priceStep, long referenceStep, long referenceVolatility, long volatility) {

    /** A market that has just opened at {@code priceStep}. */
    public static State at(long priceStep) {
      return new State(priceStep, priceStep, 0, 0);
    }
  }

  public SurgeFee {
    Bounds.within("step", step, 1, 10_000);
    Bounds.within("baseFactor", baseFactor, 0, 1_000_000);
    Bounds.within("control", control, 0, 100_000_000);
    Bounds.notNegative("filterSeconds", Decimal.of(filterSeconds));
    if (decaySeconds < filterSeconds) {
      throw new OutOfRangeException(
          "decaySeconds must be at least filterSeconds " + filterSeconds + ", was " + decaySeconds);
    }
    Bounds.within("keptPoints", keptPoints, 0, (int) POINTS);
    Bounds.within("largestVolatility", largestVolatility, 0, 100_000_000);
  }

  /**
   * The state after a trade.
   *
   * @param steps signed price steps that the trade moves, |steps| at most 2^40
   * @param secondsSinceLast since the last trade, 0 or more
   */
  public State trade(State before, long steps, long secondsSinceLast) {
    Bounds.notNegativeSeconds(secondsSinceLast);
    if (Math.abs(steps) > 1L << 40 || Math.abs(before.priceStep()) > 1L << 50) {
      throw new OutOfRangeException("steps must be from -2^40 to 2^40, was " + steps);
    }
    boolean stays = secondsSinceLast < filterSeconds;
    long reference = stays ? before.referenceStep() : before.priceStep();
    long kept =
        stays
            ? before.referenceVolatility()
            : secondsSinceLast < decaySeconds ? before.volatility() * keptPoints / POINTS : 0;
    long now = before.priceStep() + steps;
    long volatility = Math.min(largestVolatility, kept + POINTS * Math.abs(now - reference));
    return new State(now, reference, kept, volatility);
  }

  /** Fraction of the amount without volatility. */
  @Override
  public Decimal baseRate() {
    return Decimal.ofUnits((long) baseFactor * step, 8);
  }

  /** Fraction of the amount for the volatility, without the bound at 1; rounded up. */
  public Decimal surgeRate(Decimal volatility) {
    Bounds.notNegative("volatility", volatility);
    BigDecimal way = volatility.toBigDecimal().multiply(BigDecimal.valueOf(step));
    BigDecimal units = way.multiply(way).multiply(BigDecimal.valueOf(control)).movePointLeft(2);
    return Decimal.of(units.movePointLeft(18), Decimal.SCALE, RoundingMode.CEILING);
  }

  @Override
  public Decimal rate(Decimal volatility) {
    Decimal bounded =
        Bounds.notNegative("volatility", volatility).min(Decimal.of(largestVolatility));
    return baseRate().plus(surgeRate(bounded)).min(Decimal.ONE);
  }

  /**
   * The memory after a round at {@code price}. Rounds are the trades of this model, and its times
   * count from the last change of the reference, not from the last round: rounds come every few
   * seconds, and counting from them would hold the reference for ever.
   *
   * @param before null: the market has just opened
   * @param price settlement units for one base unit, above 0
   * @param seconds since the round before, 0 or more
   */
  public SurgeMemory next(@Nullable SurgeMemory before, Decimal price, long seconds) {
    long here = priceStep(price);
    if (before == null || before.step() != step) {
      return SurgeMemory.of(step, State.at(here), 0);
    }
    Bounds.notNegativeSeconds(seconds);
    long age = Math.addExact(before.ageSeconds(), seconds);
    State after = trade(before.state(), here - before.priceStep(), age);
    return SurgeMemory.of(step, after, age < filterSeconds ? age : 0);
  }

  /** Number of the step that the price stands in: {@code ⌊ln price ÷ ln(1 + step ÷ 10,000)⌋}. */
  public long priceStep(Decimal price) {
    Bounds.positive("price", price);
    BigDecimal factor = BigDecimal.ONE.add(BigDecimal.valueOf(step, 4));
    return Power.ln(price.toBigDecimal())
        .divide(Power.ln(factor), PLACES, RoundingMode.HALF_EVEN)
        .setScale(0, RoundingMode.FLOOR)
        .longValueExact();
  }

  @Override
  public FeeResolution resolve(FeeState state) {
    SurgeMemory after = next(state.memory(), state.price(), state.seconds());
    return at(Decimal.of(after.volatility()), after);
  }

  @Override
  public Decimal highestRate() {
    return rate(Decimal.of(largestVolatility));
  }
}
