/**
 * Implied volatility surfaces: quotes come in, smiles without arbitrage are served.
 *
 * <p>A batch holds what one market quoted at one instant for one underlying: per expiry a forward,
 * and bids and asks as volatilities or as prices. All of it becomes one version, or none: a batch
 * whose quotes make an arbitrage is refused by name, and the version before stays, with its age. An
 * expiry with too few quotes is left out and says so. Versions are dense from 1 in the order of
 * their instants and never altered; each keeps the forward, the time to expiry and every quote, so
 * that anyone can fit it again.
 *
 * <p>Units: volatility per year as a fraction, total variance = volatility² × years, years of 365
 * days from the instant of observation, log moneyness = ln(strike ÷ forward). All of a surface is
 * as of its observation: nothing is rolled down with the clock.
 */
@NullMarked
package io.counterpool.oracle.surface;

import org.jspecify.annotations.NullMarked;
