/**
 * The pool's stream of events: one dense sequence, by pages and as a server-sent stream.
 *
 * <p>The executor writes events in the transaction of their effect; nothing is told that is not
 * committed.
 */
@NullMarked
package io.counterpool.pool.event;

import org.jspecify.annotations.NullMarked;
