/**
 * Proofs that a published total of liabilities includes an account: Merkle-sum trees.
 *
 * <p>Sums are whole smallest units, never below 0. Hashes are SHA-256 over UTF-8 text, lower-case
 * hex. {@link BoundSums} is the scheme to use; {@link TotalOnlySums} is the older one, which a
 * publisher can cheat, and is here to verify what others have published. Neither hides the sums of
 * the siblings, and the total is a lower bound only as far as holders check their own proofs. A
 * holder with negative equity counts as 0, never as an offset.
 */
@NullMarked
package io.counterpool.models.proof;

import org.jspecify.annotations.NullMarked;
