/** The pool service as a whole, under test. */
@NullMarked
package io.counterpool.pool;

import org.jspecify.annotations.NullMarked;
