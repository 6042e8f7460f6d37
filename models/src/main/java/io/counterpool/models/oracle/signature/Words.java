package io.counterpool.models.oracle.signature;

import io.counterpool.models.OutOfRangeException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;

/** Fields of fixed width: whole numbers big-endian, names in ASCII with zeros behind them. */
final class Words {

  private Words() {}

  /**
   * Writes {@code value} to {@code bytes[at … at + width − 1]}.
   *
   * @throws OutOfRangeException if it is negative or too wide
   */
  static void put(BigInteger value, byte[] bytes, int at, int width) {
    if (value.signum() < 0 || value.bitLength() > width * 8) {
      throw new OutOfRangeException(
          "a field of " + width + " bytes must be from 0 to 2^" + width * 8 + " - 1, was " + value);
    }
    byte[] digits = value.toByteArray();
    int length = Math.min(digits.length, width);
    System.arraycopy(digits, digits.length - length, bytes, at + width - length, length);
  }

  /**
   * Writes {@code name} to {@code bytes[at … at + 31]}.
   *
   * @throws OutOfRangeException if it is empty, longer than 32 or not printable ASCII
   */
  static void put(String name, byte[] bytes, int at) {
    if (name.isEmpty() || name.length() > 32 || !name.chars().allMatch(c -> c > 32 && c < 127)) {
      throw new OutOfRangeException(
          "a name must be 1 to 32 printable ASCII characters, was \"" + name + "\"");
    }
    byte[] ascii = name.getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(ascii, 0, bytes, at, ascii.length);
  }
}
