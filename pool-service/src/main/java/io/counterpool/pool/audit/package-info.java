/**
 * Proofs from the database alone: the invariants as checks that need nothing but the stored rows,
 * and the round log run again. A check that finds nothing holds.
 */
@NullMarked
package io.counterpool.pool.audit;

import org.jspecify.annotations.NullMarked;
