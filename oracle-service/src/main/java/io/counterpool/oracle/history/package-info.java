/**
 * What is kept of the past, and for how long.
 *
 * <p>Reports lie in partitions of a day, rounds with their verdicts and prices in partitions of a
 * month, made on demand for the instants that are written. Beside each round stands the price that
 * was in force from then on and the running sums up to then, so that averages need no scan. What is
 * older than configured is removed by the owner role, whole partitions at a time; the newest report
 * of a publisher and the last round of a feed, priced or not, always stay.
 */
@NullMarked
package io.counterpool.oracle.history;

import org.jspecify.annotations.NullMarked;
