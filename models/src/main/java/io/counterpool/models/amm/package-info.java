/** How a trade is priced: premiums over the index, the virtual curve, the constant product. */
@NullMarked
package io.counterpool.models.amm;

import org.jspecify.annotations.NullMarked;
