package io.counterpool.models.oracle;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * The bytes that a venue signs for one published round: ASCII of the tag {@code
 * counterpool-round-v1}, a line feed, and the hash of the round as 64 lower-case hexadecimal
 * digits. The tag keeps such a signature from being valid for anything else.
 */
public final class AttestationBytes {

  private static final String TAG = "counterpool-round-v1\n";
  private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

  private AttestationBytes() {}

  /**
   * The signed form of one hash.
   *
   * @throws IllegalArgumentException if it is not 64 lower-case hexadecimal digits
   */
  public static byte[] of(String hash) {
    if (!HASH.matcher(hash).matches()) {
      throw new IllegalArgumentException("a hash is 64 lower-case hexadecimal digits");
    }
    return (TAG + hash).getBytes(StandardCharsets.US_ASCII);
  }
}
