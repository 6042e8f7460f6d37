package io.counterpool.models.rates;

import io.counterpool.models.AccrualSpan;
import io.counterpool.models.Bounds;
import io.counterpool.models.ClockAverage;
import io.counterpool.models.Decimal;
import io.counterpool.models.TouchBound;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Accrues the borrowing of a market from one round to the next, whatever its model.
 *
 * <p>A curve charges its rate at the utilisation of the interval. A rate that remembers drifts at
 * the full hours of the clock, by the mean utilisation of the hour that ended, weighted by time;
 * within an hour it stands still and answers utilisation by its curve alone. So its path does not
 * depend on how often a market is touched, which the path of the source does, and nobody moves it
 * by being there for a moment. The charge is simple interest on the notional.
 *
 * <p>Another model starts from its own {@link DriftingRate#start()}; the same model with other
 * parameters goes on from its state, held between its new bounds. The index goes on in any case.
 */
public final class BorrowAccrual {

  /** How often a drifting rate drifts. */
  public static final int DRIFT_SECONDS = 3600;

  /** Every touch rounds the index up once; rates are the same. */
  public static final TouchBound TOUCH_BOUND = new TouchBound(0, 1);

  private BorrowAccrual() {}

  /**
   * A market that has accrued nothing.
   *
   * @param atSecond instant of its first round
   */
  public static BorrowCarry start(BorrowModel model, Decimal utilisation, long atSecond) {
    return carry(model, memory(model, null, atSecond), Decimal.ZERO, utilisation);
  }

  /**
   * The state after an interval.
   *
   * @param before null memory or that of another model: this one starts anew
   * @param utilisation over the interval, ≥ 0; above 1 counts as 1
   * @param price settlement units for one base unit, above 0
   * @return the rate at its end, at the same utilisation; the index never falls
   */
  public static BorrowCarry advance(
      BorrowModel model, BorrowCarry before, AccrualSpan span, Decimal utilisation, Decimal price) {
    Bounds.notNegative("utilisation", utilisation);
    DriftMemory memory = memory(model, before.drift(), span.fromSecond());
    BigDecimal rateSeconds = BigDecimal.ZERO;
    long second = span.fromSecond();
    long left = span.seconds();
    while (left > 0) {
      long part = memory == null ? left : Math.min(left, memory.utilisation().left(second));
      rateSeconds =
          rateSeconds.add(
              rate(model, memory, utilisation).toBigDecimal().multiply(BigDecimal.valueOf(part)));
      second += part;
      left -= part;
      memory = rolled(model, gathered(memory, utilisation, part), second);
    }
    memory = rolled(model, memory, span.untilSecond());
    return carry(
        model, memory, BorrowIndex.accrue(before.index(), rateSeconds, price), utilisation);
  }

  /** The highest annual rate that a model charges, whatever it remembers. */
  public static Decimal largestRate(BorrowModel model) {
    return switch (model) {
      case RateCurve curve -> curve.annualRate(Decimal.ONE);
      case DriftingRate drifting -> drifting.annualRate(drifting.highestState(), Decimal.ONE, 0);
    };
  }

  private static BorrowCarry carry(
      BorrowModel model, @Nullable DriftMemory memory, Decimal index, Decimal utilisation) {
    return new BorrowCarry(rate(model, memory, utilisation), index, memory);
  }

  private static Decimal rate(
      BorrowModel model, @Nullable DriftMemory memory, Decimal utilisation) {
    return switch (model) {
      case RateCurve curve -> curve.annualRate(utilisation);
      case DriftingRate drifting ->
          drifting.annualRate(memory == null ? drifting.start() : memory.state(), utilisation, 0);
    };
  }

  private static @Nullable DriftMemory memory(
      BorrowModel model, @Nullable DriftMemory before, long atSecond) {
    return switch (model) {
      case RateCurve _ -> null;
      case DriftingRate drifting ->
          before != null && before.model().equals(drifting.tag())
              ? new DriftMemory(before.model(), drifting.held(before.state()), before.utilisation())
              : new DriftMemory(
                  drifting.tag(),
                  drifting.start(),
                  ClockAverage.start(DRIFT_SECONDS, atSecond, Decimal.ZERO));
    };
  }

  private static @Nullable DriftMemory gathered(
      @Nullable DriftMemory memory, Decimal utilisation, long seconds) {
    return memory == null
        ? null
        : new DriftMemory(
            memory.model(),
            memory.state(),
            memory.utilisation().add(utilisation.min(Decimal.ONE), seconds));
  }

  private static @Nullable DriftMemory rolled(
      BorrowModel model, @Nullable DriftMemory memory, long second) {
    if (memory == null
        || !(model instanceof DriftingRate drifting)
        || !memory.utilisation().isOver(second)) {
      return memory;
    }
    ClockAverage hour = memory.utilisation();
    return new DriftMemory(
        memory.model(),
        drifting.drifted(memory.state(), hour.gathered(), hour.seconds()),
        hour.roll(second));
  }
}
