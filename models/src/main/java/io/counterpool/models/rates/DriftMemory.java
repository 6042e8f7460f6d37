package io.counterpool.models.rates;

import io.counterpool.models.ClockAverage;
import io.counterpool.models.Decimal;

/**
 * What a drifting rate carries from round to round.
 *
 * @param model tag of the model whose state it is
 * @param state as the last complete hour of the clock left it, in the unit of the model
 * @param utilisation gathered in the running hour
 */
public record DriftMemory(String model, Decimal state, ClockAverage utilisation) {}
