/** Tests of the estimate. */
@NullMarked
package io.counterpool.oracle.volatility;

import org.jspecify.annotations.NullMarked;
