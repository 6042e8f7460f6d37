/** Who owns which account or is which provider; bound by the first PUT, never changed. */
@NullMarked
package io.counterpool.pool.registry;

import org.jspecify.annotations.NullMarked;
