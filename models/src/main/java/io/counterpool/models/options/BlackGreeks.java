package io.counterpool.models.options;

/**
 * Price and sensitivities of a European option on a forward. The discount factor is inside every
 * figure.
 *
 * @param price settlement units, ≥ 0
 * @param delta change of price per unit of forward
 * @param gamma change of delta per unit of forward, ≥ 0
 * @param vega change of price per 1.00 of volatility, ≥ 0
 * @param theta change of price per year as time passes, forward and discount factor held fixed, ≤
 *     0; a book that also rolls its discount adds {@code rate × price}
 */
public record BlackGreeks(double price, double delta, double gamma, double vega, double theta) {}
