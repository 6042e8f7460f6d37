/**
 * Publishers inside the house: each connector looks at one public source, signs what it saw with
 * its own Ed25519 key and sends it through the same intake as every other publisher.
 *
 * <p>A connector never invents: what is missing, malformed, stale, ahead of our clock or written
 * while a sequencer was down is a failure with its reason, and no report. It reports in the venue's
 * own quote asset; the sequence of a report is the millisecond of its observation. Each has a
 * thread, a circuit breaker and a back-off of its own; those of one origin share its rate limit.
 * Everything is bounded: time, size of an answer, number of sources. Connectors rest while the
 * venue clock is driven.
 */
@NullMarked
package io.counterpool.oracle.connector;

import org.jspecify.annotations.NullMarked;
