/**
 * Double-entry bookkeeping as a machine of values: a batch of transfers turns one {@link Ledger}
 * into another and says what became of each.
 *
 * <p>Amounts are whole smallest units below 2^128. Every transfer debits one account and credits
 * another by the same amount, so debits equal credits over all accounts, posted and pending alike.
 * An id is used once: the same transfer again changes nothing. {@link VoucherRoute} names claims
 * that are carried from ledger to ledger.
 */
@NullMarked
package io.counterpool.models.ledger;

import org.jspecify.annotations.NullMarked;
