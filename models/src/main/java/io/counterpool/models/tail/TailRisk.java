package io.counterpool.models.tail;

/**
 * Value at risk and expected shortfall at one confidence, in the unit of the losses; losses are
 * positive.
 *
 * @param valueAtRisk loss that is exceeded with probability 1 − confidence
 * @param expectedShortfall mean loss of that worst part
 */
public record TailRisk(double valueAtRisk, double expectedShortfall) {}
