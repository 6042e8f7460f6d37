package io.counterpool.models.oracle;

import io.counterpool.models.Decimal;

/**
 * What many quotes say together.
 *
 * @param price quote units for one base unit
 * @param confidence about one standard error, in units of the price, ≥ 0
 * @param used number of quotes that entered
 */
public record Aggregate(Decimal price, Decimal confidence, int used) {}
