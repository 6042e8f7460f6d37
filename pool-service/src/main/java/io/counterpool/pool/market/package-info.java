/** Markets: configuration, totals, pricing state, budgets. */
@NullMarked
package io.counterpool.pool.market;

import org.jspecify.annotations.NullMarked;
