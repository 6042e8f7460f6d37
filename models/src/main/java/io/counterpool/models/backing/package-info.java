/**
 * A pool that backs several markets: the hedge it should hold against their inventory, and the cash
 * that moves between it and a market. Amounts in units of their asset, prices and cash in
 * settlement units; what moves is never more than what the payer holds.
 */
@NullMarked
package io.counterpool.models.backing;

import org.jspecify.annotations.NullMarked;
