/**
 * What the web stack alone can do: reads orders and writes their answer like the intake, and does
 * nothing in between. The reference of the benchmark of trades; only in the profile {@code
 * benchmark}.
 */
@NullMarked
package io.counterpool.pool.echo;

import org.jspecify.annotations.NullMarked;
