/**
 * Points for plots of what a schedule charges: a stored version, or parameters that nobody has
 * stored yet. Pure functions of what is asked for; the number of points is bounded and the range of
 * x is stated in the answer.
 */
@NullMarked
package io.counterpool.fee.curve;

import org.jspecify.annotations.NullMarked;
