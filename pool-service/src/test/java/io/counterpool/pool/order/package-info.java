/** Rules of orders under test. */
@NullMarked
package io.counterpool.pool.order;

import org.jspecify.annotations.NullMarked;
