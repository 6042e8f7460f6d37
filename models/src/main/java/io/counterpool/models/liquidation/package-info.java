/**
 * Forced closes: whether, how much, at which price, and who pays and is paid.
 *
 * <p>Amounts are in settlement units, sizes in base units, times in seconds. A mechanism says in
 * its doc comment which way it rounds; what the account or the insurance fund has to bear is never
 * understated. A refusal is an exception with the bound; "everything must be closed" is an empty
 * result.
 */
@NullMarked
package io.counterpool.models.liquidation;

import org.jspecify.annotations.NullMarked;
