/** Each write once: stored answers by idempotency key, versions and their entity tags. */
@NullMarked
package io.counterpool.kit.intake;

import org.jspecify.annotations.NullMarked;
