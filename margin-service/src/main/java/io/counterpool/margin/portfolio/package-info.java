/**
 * Read copies of the portfolios whose book of record is the pool.
 *
 * <p>Only a higher version replaces a copy. Cash and entry notional are in units of the settlement
 * asset, sizes in units of the base asset (positive long), indices in settlement units per unit of
 * size.
 */
@NullMarked
package io.counterpool.margin.portfolio;

import org.jspecify.annotations.NullMarked;
