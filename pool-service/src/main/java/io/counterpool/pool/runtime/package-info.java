/**
 * What drives the pure machine: one thread a pool that holds the lease, takes commands in, runs
 * rounds and commits each step at once. A step is dense per pool; a prepared round is finished
 * before anything else is taken in. Venue time decides what is due, the database's time decides who
 * holds the lease.
 */
@NullMarked
package io.counterpool.pool.runtime;

import org.jspecify.annotations.NullMarked;
