/**
 * What publishers say: signed reports, checked and taken in.
 *
 * <p>A report is known by (feed, publisher, sequence). Taking it in gives it the next number of one
 * dense intake sequence over all feeds, which is also the order of commits. What is refused is kept
 * once for each publisher, reason and round if it was signed, so that the next round can list it,
 * and not at all if it was not. Prices and confidences are quote units for one base unit.
 */
@NullMarked
package io.counterpool.oracle.report;

import org.jspecify.annotations.NullMarked;
