/** Execution under test, with fakes of the other services that answer over HTTP. */
@NullMarked
package io.counterpool.pool.runtime;

import org.jspecify.annotations.NullMarked;
