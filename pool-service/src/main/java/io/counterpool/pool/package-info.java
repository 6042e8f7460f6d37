/** The pool service: wiring of its features. */
@NullMarked
package io.counterpool.pool;

import org.jspecify.annotations.NullMarked;
