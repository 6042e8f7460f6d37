/**
 * How a trade is priced: premiums over the index, the virtual curve with its re-peg and depth, the
 * constant product, the curve of a pool's inventory.
 */
@NullMarked
package io.counterpool.models.amm;

import org.jspecify.annotations.NullMarked;
