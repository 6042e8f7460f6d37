/** Outside the desk's scan: something that must not start. */
@NullMarked
package io.counterpool.forgetful;

import org.jspecify.annotations.NullMarked;
