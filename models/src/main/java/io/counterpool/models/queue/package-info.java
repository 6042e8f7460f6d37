/**
 * Redemptions that wait: who is paid when there is not enough for all.
 *
 * <p>{@link FillRule} divides what is available among requests, in their order or in proportion.
 * {@link RedemptionQueue} pays a queue of shares from the front. {@link EpochLimits} says whether
 * the orders of an epoch may be filled as proposed, {@link EpochScore} which proposal is better,
 * and {@link EpochOrder} what one order has received after any number of epochs.
 *
 * <p>Payouts are rounded down: nobody who leaves takes from those who stay. No rule pays out more
 * than there is.
 */
@NullMarked
package io.counterpool.models.queue;

import org.jspecify.annotations.NullMarked;
