/** Sends a market through the services with seeded providers and traders, and reports. */
@NullMarked
package io.counterpool.launcher.replay;

import org.jspecify.annotations.NullMarked;
