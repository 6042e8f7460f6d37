/** Tests of surfaces. */
@NullMarked
package io.counterpool.oracle.surface;

import org.jspecify.annotations.NullMarked;
