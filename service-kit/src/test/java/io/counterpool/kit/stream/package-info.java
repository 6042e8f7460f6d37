/** Tests of streams below HTTP. */
@NullMarked
package io.counterpool.kit.stream;

import org.jspecify.annotations.NullMarked;
