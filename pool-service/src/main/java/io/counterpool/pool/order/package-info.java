/** Orders: waiting, qualifying, outcome and fill. */
@NullMarked
package io.counterpool.pool.order;

import org.jspecify.annotations.NullMarked;
