/**
 * The fee terms of a market in a pool round: the cumulative indices advanced to it, the rates now,
 * and the coefficients of its trade fees.
 *
 * <p>Funding index: settlement units paid by one unit of long size since the start; a position owes
 * signed size × change, so shorts receive what longs pay. Where the pool's budget or fees cut what
 * the larger side receives, shorts have an index of their own. Borrow index: settlement units owed
 * by one unit of absolute size. All move by at most a declared step an interval (INV-15), the
 * borrow index never down. What a rate remembers is in the terms, and the next terms go on from it:
 * nothing is kept in the process, so a restart changes nothing. Terms are kept for ever, answered
 * byte for byte again, and never changed.
 */
@NullMarked
package io.counterpool.fee.terms;

import org.jspecify.annotations.NullMarked;
