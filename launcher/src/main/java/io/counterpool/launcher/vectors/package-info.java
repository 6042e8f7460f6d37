/**
 * Runs test vectors of real protocols through {@code models} and judges the answers.
 *
 * <p>An adapter reads only a case's inputs and calls one mechanism; it holds no formula of its own.
 * Expected values are read by {@link io.counterpool.launcher.vectors.Judge} alone, after the answer
 * stands.
 */
@NullMarked
package io.counterpool.launcher.vectors;

import org.jspecify.annotations.NullMarked;
