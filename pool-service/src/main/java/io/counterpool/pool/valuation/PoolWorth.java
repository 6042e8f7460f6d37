package io.counterpool.pool.valuation;

import io.counterpool.models.Decimal;

/**
 * The pool between strikes, in O(markets); settlement asset unless said.
 *
 * @param value with the shortfall of the last valuation
 * @param utilisation reserved ÷ value; 1 at a value of 0 or less
 */
public record PoolWorth(Decimal value, Decimal reserved, Decimal utilisation) {}
