/** Borrowing rates by utilisation and the index that accrues them. */
@NullMarked
package io.counterpool.models.rates;

import org.jspecify.annotations.NullMarked;
