/** Venue time: wall time, or in the sandbox an instant that is driven and never goes back. */
@NullMarked
package io.counterpool.kit.clock;

import org.jspecify.annotations.NullMarked;
