/**
 * Value, Greeks and implied volatility of options under lognormal prices, volatility smiles, and
 * what an option pool adds for hedging in steps, for late prices and for the volatility it trades.
 *
 * <p>Units: rates are continuous and per year, years are seconds ÷ 31,536,000, volatility is per
 * year as a decimal (1 is 100 %), prices in settlement units for one base unit. Vega is per 1.00 of
 * volatility, theta per year as time passes.
 *
 * <p>Numbers are doubles: estimates for quotes and risk, never balances; the service rounds them to
 * money in one named place. They come from additions, multiplications, divisions, square roots and
 * {@link StrictMath}, so they have the same digits on every machine. What a contract states
 * (strike, barrier, fees) is {@link io.counterpool.models.Decimal}.
 *
 * <p>Invariants: a value is finite and within the bounds that hold without arbitrage; call − put =
 * discounted (forward − strike); knock-in + knock-out without rebate = the plain option. Where a
 * figure has no finite value the call is refused with the bound that it broke.
 */
@NullMarked
package io.counterpool.models.options;

import org.jspecify.annotations.NullMarked;
