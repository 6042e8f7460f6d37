@NullMarked
package io.counterpool.pool.distribution;

import org.jspecify.annotations.NullMarked;
