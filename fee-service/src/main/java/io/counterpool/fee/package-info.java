/** The fee service: wiring of its features. */
@NullMarked
package io.counterpool.fee;

import org.jspecify.annotations.NullMarked;
