package io.counterpool.models.oracle;

import io.counterpool.models.Decimal;
import io.counterpool.models.OutOfRangeException;
import java.util.Optional;

/**
 * A price that becomes current one hop after it was seen, so that somebody can stop a wrong one.
 *
 * <p>At most one step a hop: what was next becomes current and the feed's price becomes next. The
 * time of a step is rounded down to a whole hop, so that steps keep their place in the hour. A feed
 * without a price changes nothing, not even the time. Source: Maker, osm. The cost of the delay is
 * that liquidations in a crash come as late.
 *
 * @param hopSeconds above 0
 * @param updatedAt unix seconds, a multiple of the hop; 0 before the first step
 * @param current what readers get
 * @param next what they get after the next step
 * @param stopped whether no step is taken until it is started again
 */
public record DelayedFeed(
    long hopSeconds,
    long updatedAt,
    Optional<Decimal> current,
    Optional<Decimal> next,
    boolean stopped) {

  /** What became of a step. */
  public sealed interface Outcome {

    /** The state after it, which is the same if the feed had no price. */
    record Stepped(DelayedFeed feed) implements Outcome {}

    /** Why no step was taken. */
    enum Refused implements Outcome {
      STOPPED,
      /** The hop has not passed. */
      NOT_PASSED
    }
  }

  public DelayedFeed {
    if (hopSeconds <= 0) {
      throw new OutOfRangeException("hopSeconds must be above 0, was " + hopSeconds);
    }
    if (updatedAt < 0) {
      throw new OutOfRangeException("updatedAt must not be below 0, was " + updatedAt);
    }
  }

  /** A feed that has seen nothing yet. */
  public DelayedFeed(long hopSeconds) {
    this(hopSeconds, 0, Optional.empty(), Optional.empty(), false);
  }

  /**
   * One step.
   *
   * @param now unix seconds, ≥ 0
   * @param observed the feed's price; empty if it has none
   */
  public Outcome step(long now, Optional<Decimal> observed) {
    if (stopped) {
      return Outcome.Refused.STOPPED;
    }
    if (now < updatedAt || now - updatedAt < hopSeconds) {
      return Outcome.Refused.NOT_PASSED;
    }
    return new Outcome.Stepped(
        observed.isEmpty()
            ? this
            : new DelayedFeed(hopSeconds, now - now % hopSeconds, next, observed, false));
  }

  /** Takes both prices away and stops. */
  public DelayedFeed voided() {
    return new DelayedFeed(hopSeconds, updatedAt, Optional.empty(), Optional.empty(), true);
  }

  /** Takes no more steps; readers keep the current price. */
  public DelayedFeed halted() {
    return new DelayedFeed(hopSeconds, updatedAt, current, next, true);
  }

  /** Takes steps again. */
  public DelayedFeed started() {
    return new DelayedFeed(hopSeconds, updatedAt, current, next, false);
  }
}
