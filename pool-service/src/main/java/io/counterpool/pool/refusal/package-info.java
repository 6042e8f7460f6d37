/** Refusals of the pool: the published types and how a "no" of the machine becomes a problem. */
@NullMarked
package io.counterpool.pool.refusal;

import org.jspecify.annotations.NullMarked;
