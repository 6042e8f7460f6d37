/**
 * From the newest report of each publisher to one graded price: a round.
 *
 * <p>Rounds of a feed are dense from 1 and chained by hash; each keeps every publisher's newest
 * report and those that were refused since the round before, with verdict, weight and conversion,
 * so it can be recomputed from itself. Below quorum a round has no price; nor has it one out of its
 * band or halted, where what the reports came to is kept apart as refused. Each round carries what
 * its grade allows, by the matrix that was in force. Prices and confidences are quote units for one
 * base unit; prices are rounded to the feed's grid, confidences up.
 */
@NullMarked
package io.counterpool.oracle.round;

import org.jspecify.annotations.NullMarked;
