package io.counterpool.margin.assessment;

import io.counterpool.margin.portfolio.AccountId;
import io.counterpool.margin.portfolio.PoolId;
import java.util.List;

/**
 * Margin of a stored portfolio at the last prices.
 *
 * @param version of the portfolio
 * @param prices by feed, with the grade that each has now; a stale one is shown and used here, but
 *     nothing is liquidated on it
 */
record AccountMargin(
    AccountId account, PoolId pool, long version, List<FeedPrice> prices, Assessment margin) {}
