/** Pool value, tranche values, utilisation and exposure at a round. */
@NullMarked
package io.counterpool.pool.valuation;

import org.jspecify.annotations.NullMarked;
