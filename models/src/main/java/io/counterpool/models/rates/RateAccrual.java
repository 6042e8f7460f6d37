package io.counterpool.models.rates;

import io.counterpool.models.Decimal;

/**
 * What an interval at one utilisation has done.
 *
 * @param interest part of the debt that is owed on top of it, ≥ 0
 * @param state what the rate remembers at the end; hand it to the next accrual
 */
public record RateAccrual(Decimal interest, Decimal state) {}
