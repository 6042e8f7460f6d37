/** Lists in pages: opaque cursors, bounded limits. */
@NullMarked
package io.counterpool.kit.page;

import org.jspecify.annotations.NullMarked;
