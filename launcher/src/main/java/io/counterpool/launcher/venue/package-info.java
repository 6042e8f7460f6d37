/** A running venue: PostgreSQL, keys and tokens, and the four services as four processes. */
@NullMarked
package io.counterpool.launcher.venue;

import org.jspecify.annotations.NullMarked;
