package io.counterpool.fee.schedule;

import io.counterpool.models.Decimal;

/**
 * Why a schedule is refused, with the point where it happens.
 *
 * @param kind what is wrong
 * @param part the field of the schedule
 * @param model tag of the model that does it
 * @param axis what {@code x} measures: {@code skew} (base units; 0 is where a trade turns from
 *     reducing to adding), {@code utilisation}, {@code volume} (settlement units), {@code
 *     volatilityAnnual}, or {@code surgeVolatility} (ten-thousandths of a step)
 * @param x the point
 * @param below the rate just below it
 * @param above the rate at it or just above
 * @param limit the cap, or the largest jump that passes
 */
record ScheduleFault(
    Kind kind,
    String part,
    String model,
    String axis,
    Decimal x,
    Decimal below,
    Decimal above,
    Decimal limit) {

  /** What is wrong. */
  enum Kind {
    /** Some state would charge a trade more than the schedule's own cap. */
    ABOVE_CAP,
    /** A rate jumps at a point that a trader can step over. */
    JUMPS,
    /** More volume costs more. */
    TIER_COSTS_MORE
  }
}
