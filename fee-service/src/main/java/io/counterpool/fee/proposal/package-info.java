/**
 * Drafts of schedules: what parameters would have met a target on a recorded window, with the
 * evidence.
 *
 * <p>The search is deterministic and bounded: {@code BORROW_STEPS + FEE_STEPS + FUNDING_STEPS}
 * strengths over at most {@code MOST_STATES} recorded rounds. A proposal is stored once and never
 * applied; whoever agrees puts its schedule as any other.
 */
@NullMarked
package io.counterpool.fee.proposal;

import org.jspecify.annotations.NullMarked;
