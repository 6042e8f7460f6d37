package io.counterpool.models.tail;

/**
 * Interpolated quantile of returns and the mean of the returns at or below it; losses are negative.
 *
 * @param quantile return
 * @param expectedTail mean of the returns ≤ quantile
 */
public record TailQuantile(double quantile, double expectedTail) {}
