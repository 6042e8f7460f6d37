package io.counterpool.pool.valuation;

import io.counterpool.models.Decimal;

/**
 * The pool between strikes, in O(markets); settlement asset unless said.
 *
 * @param value with the shortfall of the last valuation
 * @param utilisation reserved ÷ value, at most 1; 0 when nothing is reserved
 */
public record PoolWorth(Decimal value, Decimal reserved, Decimal utilisation) {}
