/** Money that enters and leaves: only by confirmation, unmatched money goes to suspense. */
@NullMarked
package io.counterpool.pool.custody;

import org.jspecify.annotations.NullMarked;
