/**
 * Requirements, equity, health and liquidation of linear positions in one cross account; the
 * capital of a pool that holds inventory.
 */
@NullMarked
package io.counterpool.models.margin;

import org.jspecify.annotations.NullMarked;
