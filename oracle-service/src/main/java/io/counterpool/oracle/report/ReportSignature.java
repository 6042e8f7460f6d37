package io.counterpool.oracle.report;

import java.util.Base64;
import java.util.Optional;

/**
 * An Ed25519 signature as it is sent.
 *
 * @param value standard base64 of 64 bytes
 */
public record ReportSignature(String value) {

  private static final int BYTES = 64;

  public ReportSignature {
    if (Base64.getDecoder().decode(value).length != BYTES) {
      throw new IllegalArgumentException("must be base64 of 64 bytes");
    }
  }

  /** The signature, or empty if {@code text} cannot be one. */
  public static Optional<ReportSignature> read(String text) {
    try {
      return Optional.of(new ReportSignature(text));
    } catch (IllegalArgumentException other) {
      return Optional.empty();
    }
  }

  public byte[] bytes() {
    return Base64.getDecoder().decode(value);
  }
}
