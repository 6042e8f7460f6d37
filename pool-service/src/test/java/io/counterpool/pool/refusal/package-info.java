/** Refusals under test. */
@NullMarked
package io.counterpool.pool.refusal;

import org.jspecify.annotations.NullMarked;
