/** Starts PostgreSQL and the four services, replays or simulates a market and reports. */
@NullMarked
package io.counterpool.launcher;

import org.jspecify.annotations.NullMarked;
