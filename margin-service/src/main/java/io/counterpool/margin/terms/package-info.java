/**
 * Margin terms: a profile resolved for one market and pool round, named by version and content hash
 * and valid for a stated time.
 *
 * <p>Natural key (market, round). The stored answer is repeated byte for byte; rounds of a market
 * only go up. Prices are in units of the settlement asset per unit of the base asset.
 */
@NullMarked
package io.counterpool.margin.terms;

import org.jspecify.annotations.NullMarked;
