package io.counterpool.models.oracle.signature;

import io.counterpool.models.Bounds;
import io.counterpool.models.Decimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * One price that one key signs as a personal message.
 *
 * <p>Hash: Keccak-256 of three words of 32 bytes, {@code price × 10^18 ‖ unix seconds ‖ pair}. What
 * is signed is Keccak-256 of {@code "\x19Ethereum Signed Message:\n32" ‖ hash}: the prefix keeps a
 * price from being a transaction. Source: Maker median.
 *
 * @param price quote units for one base unit, ≥ 0
 * @param timestamp unix seconds, ≥ 0
 * @param pair 1 to 32 printable ASCII characters
 */
public record PriceMessage(Decimal price, long timestamp, String pair) {

  private static final byte[] PREFIX =
      "\u0019Ethereum Signed Message:\n32".getBytes(StandardCharsets.US_ASCII);

  public PriceMessage {
    Bounds.notNegative("price", price);
    Bounds.notNegativeSeconds(timestamp);
    Words.put(pair, new byte[32], 0);
  }

  /** The 96 bytes that are hashed. */
  public byte[] bytes() {
    byte[] bytes = new byte[96];
    Words.put(price.toBigDecimal().movePointRight(Decimal.SCALE).toBigIntegerExact(), bytes, 0, 32);
    Words.put(BigInteger.valueOf(timestamp), bytes, 32, 32);
    Words.put(pair, bytes, 64);
    return bytes;
  }

  public byte[] hash() {
    return Keccak256.hash(bytes());
  }

  /** What a key signs. */
  public byte[] digest() {
    return Keccak256.hash(envelope(hash()));
  }

  /**
   * The personal message around a hash, 60 bytes; Keccak-256 of it is what a key signs.
   *
   * @param hash of {@link #bytes()}, 32 bytes
   */
  public static byte[] envelope(byte[] hash) {
    byte[] message = Arrays.copyOf(PREFIX, PREFIX.length + hash.length);
    System.arraycopy(hash, 0, message, PREFIX.length, hash.length);
    return message;
  }

  /** Who signed this message, if {@code signature} is over it; somebody else's address if not. */
  public Address signer(Signature signature) {
    return signature.signer(digest());
  }
}
