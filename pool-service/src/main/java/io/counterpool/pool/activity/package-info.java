/** Counts and sums of a pool since its beginning, for reports and dashboards. */
@NullMarked
package io.counterpool.pool.activity;

import org.jspecify.annotations.NullMarked;
