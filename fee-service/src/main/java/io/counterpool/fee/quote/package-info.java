/**
 * Dry-run trade fees: what the lines of an order would pay now, each with the rate parts it is made
 * of. Pure and unstored; the same function in the models charges the real trade.
 */
@NullMarked
package io.counterpool.fee.quote;

import org.jspecify.annotations.NullMarked;
