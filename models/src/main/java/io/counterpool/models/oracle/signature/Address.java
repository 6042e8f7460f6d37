package io.counterpool.models.oracle.signature;

import io.counterpool.models.OutOfRangeException;
import java.util.HexFormat;
import java.util.Locale;

/**
 * Twenty bytes that stand for a public key.
 *
 * @param hex {@code 0x} and forty digits, any case on the way in, lower case within
 */
public record Address(String hex) {

  public Address {
    hex = hex.toLowerCase(Locale.ROOT);
    if (!hex.matches("0x[0-9a-f]{40}")) {
      throw new OutOfRangeException("an address is 0x and 40 hexadecimal digits, was " + hex);
    }
  }

  /** The address of twenty bytes. */
  public static Address of(byte[] bytes) {
    return new Address("0x" + HexFormat.of().formatHex(bytes));
  }

  /** The first byte, 0 to 255: the place that a quorum of at most 256 gives to it. */
  public int slot() {
    return HexFormat.fromHexDigits(hex, 2, 4);
  }

  @Override
  public String toString() {
    return hex;
  }
}
