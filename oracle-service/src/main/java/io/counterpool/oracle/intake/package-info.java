/**
 * The one writer: reports, requests for a round and heartbeats in one order, many in a commit.
 *
 * <p>Every command is decided in memory against the working state of its feeds, in the order of its
 * arrival, and recorded with the others of its group in one transaction, which first locks the head
 * row. So sequences are dense and in commit order, with one process or several; a process whose
 * head is not the database's reads its state again. The outcome depends on the commands and their
 * order alone, not on how they were grouped.
 */
@NullMarked
package io.counterpool.oracle.intake;

import org.jspecify.annotations.NullMarked;
