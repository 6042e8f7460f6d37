/**
 * Implied volatility surfaces: smiles fitted to quotes, one for each expiry, held to what no
 * arbitrage allows, and read between strikes and expiries.
 *
 * <p>{@link io.counterpool.models.surface.SmileQuote} is what one option is bid and offered at,
 * {@link io.counterpool.models.surface.SmileFit} the smile of one expiry, {@link
 * io.counterpool.models.surface.NoArbitrage} the rules, {@link
 * io.counterpool.models.surface.VarianceSurface} what all expiries say together.
 *
 * <p>Units: volatility per year as a decimal, total variance w = volatility² × years, log moneyness
 * k = ln(strike ÷ forward), years of 365 days. A smile holds for the forward and the years it was
 * fitted with. Numbers are doubles, as in {@code options}; the parameters of a fitted smile are
 * decimals of twelve digits, so that what is stored is what was checked. Everything is
 * deterministic.
 */
@NullMarked
package io.counterpool.models.surface;

import org.jspecify.annotations.NullMarked;
