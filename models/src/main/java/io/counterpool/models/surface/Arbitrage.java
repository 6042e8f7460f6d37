package io.counterpool.models.surface;

/**
 * A rule that is broken, and where it is broken most.
 *
 * @param logMoneyness the point
 * @param value the figure there: total variance, slope, density factor, or total variance of the
 *     later expiry
 * @param limit what it must reach, or for the slope must not exceed: 0, 2, 0, or total variance of
 *     the earlier expiry
 */
public record Arbitrage(ArbitrageRule rule, double logMoneyness, double value, double limit) {}
