/** The single writer of a pool: commands taken in order, rounds run, everything committed once. */
@NullMarked
package io.counterpool.pool.executor;

import org.jspecify.annotations.NullMarked;
