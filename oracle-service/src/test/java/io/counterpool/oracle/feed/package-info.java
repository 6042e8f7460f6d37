/** Tests of what is configured. */
@NullMarked
package io.counterpool.oracle.feed;

import org.jspecify.annotations.NullMarked;
