/**
 * What longs and shorts pay each other and the pool for the skew, as a cumulative index per unit.
 *
 * <p>A rate above 0 is paid by longs. {@code FundingModel} is what a live market runs: rates are
 * fractions of the price per day, bounded, and the index is the same however often it is accrued.
 * Beside it stand the rules of one step (a measured premium, an adaptive rate, an imbalance of open
 * interest) and how payments are settled: against a counterparty that takes the open side, or
 * between the two sides with the payer rounded up and the receiver down. Payments make no value.
 * {@code PoolFunding} answers what a pool that holds inventory or a fee fund charges an interval.
 * {@code FundingAccrual} takes a market of either kind from round to round, on an index for each
 * side, and keeps what the pool pays within a {@code FundingBudget}.
 */
@NullMarked
package io.counterpool.models.funding;

import org.jspecify.annotations.NullMarked;
