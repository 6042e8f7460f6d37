/** Fees of one trade. */
@NullMarked
package io.counterpool.models.fees;

import org.jspecify.annotations.NullMarked;
