/** Tests of how reports become a price. */
@NullMarked
package io.counterpool.oracle.round;

import org.jspecify.annotations.NullMarked;
