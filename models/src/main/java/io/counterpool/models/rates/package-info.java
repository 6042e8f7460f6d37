/**
 * What borrowing costs by utilisation, and the index that accrues it.
 *
 * <p>{@link io.counterpool.models.rates.BorrowModel} is what a market chooses. {@link
 * io.counterpool.models.rates.RateCurve} is a rate by utilisation alone, monotone and bounded.
 * {@link io.counterpool.models.rates.DriftingRate} has a memory that time and utilisation move.
 * {@link io.counterpool.models.rates.BorrowAccrual} takes a market of either kind from round to
 * round; {@link io.counterpool.models.rates.BorrowIndex} accrues a rate without compounding, {@link
 * io.counterpool.models.rates.IndexGrowth} also with; {@link
 * io.counterpool.models.rates.SupplyRate} is what suppliers get of it, {@link
 * io.counterpool.models.rates.ReserveRate} a rate a second on a reserve.
 *
 * <p>Rates are fractions per year of 365 days unless a type says otherwise (what a drifting rate
 * remembers is per second); utilisation is borrowed ÷ supplied, 0 to 1, above counts as 1. An index
 * never falls.
 */
@NullMarked
package io.counterpool.models.rates;

import org.jspecify.annotations.NullMarked;
