/** Requirements, equity, health and liquidation of linear positions in one cross account. */
@NullMarked
package io.counterpool.models.margin;

import org.jspecify.annotations.NullMarked;
