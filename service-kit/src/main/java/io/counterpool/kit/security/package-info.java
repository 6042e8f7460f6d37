/** Who calls: verified tokens, one declared scope per operation, default deny. */
@NullMarked
package io.counterpool.kit.security;

import org.jspecify.annotations.NullMarked;
