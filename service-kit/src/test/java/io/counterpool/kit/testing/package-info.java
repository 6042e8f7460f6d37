/** The real stack for tests: PostgreSQL, tokens, seeds, rules of the house, contract checks. */
@NullMarked
package io.counterpool.kit.testing;

import org.jspecify.annotations.NullMarked;
