/**
 * Averages of a feed's price over a stretch of the venue's time that ends at any past instant.
 *
 * <p>The price of a round is in force until the next round, and no longer than the feed's greatest
 * age of a price; the rest is down time, and so is time before the first round. Averages are quote
 * units for one base unit, of prices whose grade allows a use; they lie between the lowest and the
 * highest of them. Above a stated share of down time there is none.
 */
@NullMarked
package io.counterpool.oracle.average;

import org.jspecify.annotations.NullMarked;
