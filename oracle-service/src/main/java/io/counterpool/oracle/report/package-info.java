/**
 * What publishers say: signed reports, checked and taken in.
 *
 * <p>A report is known by (feed, publisher, sequence). Taking it in gives it the next number of one
 * dense intake sequence over all feeds, which is also the order of commits. What is refused is not
 * stored. Prices and confidences are quote units for one base unit.
 */
@NullMarked
package io.counterpool.oracle.report;

import org.jspecify.annotations.NullMarked;
