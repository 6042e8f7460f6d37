/** The margin service: wiring of its features. */
@NullMarked
package io.counterpool.margin;

import org.jspecify.annotations.NullMarked;
