/**
 * The fast form of {@link io.counterpool.models.oracle.ThreeVoteMedian}: many publishers at once,
 * or one that changes among many, on primitive arrays.
 *
 * <p>Prices and confidences are whole numbers of one grid, for example 10^-8: {@code −2^60 ≤ price
 * < 2^60}, {@code 0 ≤ confidence < 2^60}. Results are those of the plain form on that grid, to the
 * unit; the same tests run all. Nothing is allocated after construction. Objects are for one
 * thread.
 */
@NullMarked
package io.counterpool.models.oracle.votes;

import org.jspecify.annotations.NullMarked;
