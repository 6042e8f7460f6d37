/** The reference of the benchmark under test. */
@NullMarked
package io.counterpool.pool.echo;

import org.jspecify.annotations.NullMarked;
