/**
 * Requirements, equity, health and liquidation; the capital of a pool that holds inventory.
 *
 * <p>Linear positions in one cross account: {@link io.counterpool.models.margin.LinearMargin},
 * money and exact. Options: {@link io.counterpool.models.margin.OptionMarginModel} for a whole
 * account ({@code scenario}, {@code standard}), {@link
 * io.counterpool.models.margin.ShortOptionMargin} for one short option with its own collateral
 * ({@code price-table}, {@code shocked-price}), {@link
 * io.counterpool.models.margin.UtilisationCollateral} for rates that follow a pool, {@link
 * io.counterpool.models.margin.SpanScan} for arrays of scenarios. {@link
 * io.counterpool.models.margin.ScenarioBook} values a book over a grid in bulk.
 *
 * <p>Units: settlement currency, sizes in contracts of the underlying (shorts below 0), volatility
 * per year as a fraction, years of 365 days. A margin of an account is what is left: negative is
 * missing. Scenario values are doubles; what a trader must post is a decimal, rounded up.
 */
@NullMarked
package io.counterpool.models.margin;

import org.jspecify.annotations.NullMarked;
