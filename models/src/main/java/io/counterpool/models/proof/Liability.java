package io.counterpool.models.proof;

import java.math.BigInteger;

/**
 * What is owed to one holder.
 *
 * @param user name of the holder
 * @param sum smallest units
 * @param nonce secret of the holder that keeps the leaf from being guessed; without the separator
 *     {@code |}, so that the text of a leaf has one reading
 */
public record Liability(String user, BigInteger sum, String nonce) {

  public Liability {
    if (nonce.indexOf('|') >= 0) {
      throw new IllegalArgumentException("nonce must not contain the separator |, was " + nonce);
    }
  }
}
