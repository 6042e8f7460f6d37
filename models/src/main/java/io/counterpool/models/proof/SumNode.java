package io.counterpool.models.proof;

import java.math.BigInteger;

/**
 * A node of the tree: a leaf, an inner node or the root.
 *
 * @param sum of all leaves below it, smallest units
 * @param hash SHA-256, 64 lower-case hex digits
 */
public record SumNode(BigInteger sum, String hash) {

  private static final int HASH_DIGITS = 64;

  /** Whether the sum is not negative and the hash has the form of one. */
  public boolean isWellFormed() {
    return sum.signum() >= 0
        && hash.length() == HASH_DIGITS
        && hash.chars().allMatch(c -> (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'));
  }
}
