/**
 * How well each publisher does, round after round.
 *
 * <p>A round tells of every configured publisher whether it counted, how far from the round's price
 * and how long after its observation. The score over the last of these lowers the publisher's
 * weight in the next round where the feed asks for it, and never raises it. It follows from the
 * rounds alone: a restart reads it back, a replay makes the same.
 */
@NullMarked
package io.counterpool.oracle.score;

import org.jspecify.annotations.NullMarked;
