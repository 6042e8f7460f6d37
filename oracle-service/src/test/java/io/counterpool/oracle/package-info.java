/** Tests of the running oracle and what they share. */
@NullMarked
package io.counterpool.oracle;

import org.jspecify.annotations.NullMarked;
