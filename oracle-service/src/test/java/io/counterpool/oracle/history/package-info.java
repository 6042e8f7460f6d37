/** Tests of what is kept of the past. */
@NullMarked
package io.counterpool.oracle.history;

import org.jspecify.annotations.NullMarked;
