/** Prices that drive a venue: a generated crash day, or history read from files. */
@NullMarked
package io.counterpool.launcher.market;

import org.jspecify.annotations.NullMarked;
