package io.counterpool.models.oracle.signature;

import io.counterpool.models.Bounds;
import io.counterpool.models.OutOfRangeException;
import java.math.BigInteger;
import java.util.Arrays;

/**
 * A recoverable signature over secp256k1.
 *
 * @param r 1 to n − 1
 * @param s 1 to n − 1
 * @param v 27 if the ordinate of the nonce point is even, 28 if it is odd
 */
public record Signature(BigInteger r, BigInteger s, int v) {

  public Signature {
    Bounds.within("v", v, 27, 28);
  }

  /**
   * Reads {@code r ‖ s ‖ v}, 32 + 32 + 1 bytes.
   *
   * @throws OutOfRangeException if there are not 65 bytes or v is neither 27 nor 28
   */
  public static Signature of(byte[] bytes) {
    if (bytes.length != 65) {
      throw new OutOfRangeException("a signature has 65 bytes, was " + bytes.length);
    }
    return new Signature(
        new BigInteger(1, Arrays.copyOfRange(bytes, 0, 32)),
        new BigInteger(1, Arrays.copyOfRange(bytes, 32, 64)),
        bytes[64]);
  }

  /** Whether this is the one of two equivalent signatures whose s is at most n ÷ 2. */
  public boolean isLow() {
    return s.compareTo(Secp256k1.N.shiftRight(1)) <= 0;
  }

  /**
   * Who signed: the last 20 bytes of the hash of the public key.
   *
   * @param digest the 32 bytes that were signed
   * @throws OutOfRangeException if no key can have made this signature
   */
  public Address signer(byte[] digest) {
    if (digest.length != 32) {
      throw new OutOfRangeException("a digest has 32 bytes, was " + digest.length);
    }
    byte[] hash = Keccak256.hash(Secp256k1.recover(digest, v == 28, r, s));
    return Address.of(Arrays.copyOfRange(hash, 12, 32));
  }
}
