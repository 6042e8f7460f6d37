/** Acceptance under test. */
@NullMarked
package io.counterpool.pool.intake;

import org.jspecify.annotations.NullMarked;
