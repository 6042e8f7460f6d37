/**
 * Published cases of fees, rates and funding, asked of schedules over HTTP and of the models alone.
 *
 * <p>The files stand with the models. {@link io.counterpool.fee.vectors.VectorCoverageTest} holds
 * that each is asked here or named with the reason why a schedule cannot express it.
 */
@NullMarked
package io.counterpool.fee.vectors;

import org.jspecify.annotations.NullMarked;
