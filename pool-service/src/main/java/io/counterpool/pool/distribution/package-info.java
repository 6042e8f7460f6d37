/**
 * Where fee income goes: insurance up to its target, treasury, referrer, and the pool, whose part
 * enters share value as its {@link io.counterpool.models.shares.IncomeStream} lets it.
 */
@NullMarked
package io.counterpool.pool.distribution;

import org.jspecify.annotations.NullMarked;
