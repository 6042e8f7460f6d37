/** Double-entry book per asset: every transfer balances to zero, blocks are chained by hash. */
@NullMarked
package io.counterpool.pool.ledger;

import org.jspecify.annotations.NullMarked;
