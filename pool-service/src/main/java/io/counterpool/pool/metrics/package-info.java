/** Business metrics of the pools, with stable names and bounded labels. */
@NullMarked
package io.counterpool.pool.metrics;

import org.jspecify.annotations.NullMarked;
