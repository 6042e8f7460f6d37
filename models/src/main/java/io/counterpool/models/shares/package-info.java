/** Assets to shares and back, and splits that conserve the last unit. */
@NullMarked
package io.counterpool.models.shares;

import org.jspecify.annotations.NullMarked;
