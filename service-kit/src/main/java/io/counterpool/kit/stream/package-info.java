/** Events of a stream by cursor and as server-sent stream, in one dense sequence. */
@NullMarked
package io.counterpool.kit.stream;

import org.jspecify.annotations.NullMarked;
