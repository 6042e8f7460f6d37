package io.counterpool.oracle.report;

import io.counterpool.oracle.feed.Scheme;
import org.jspecify.annotations.Nullable;

/**
 * What proves who said a report, kept with it.
 *
 * @param signedBy id of the Ed25519 key, or the signer's address; null in rows that are older than
 *     the rotation of keys
 * @param signature standard base64: 64 bytes of ED25519, 65 bytes {@code r ‖ s ‖ v} of the others
 * @param message standard base64 of the bytes that the other system signs; null for ED25519, whose
 *     bytes follow from the report
 */
public record Evidence(
    Scheme scheme, @Nullable String signedBy, String signature, @Nullable String message) {

  public Evidence {
    if ((scheme == Scheme.ED25519) != (message == null)) {
      throw new IllegalArgumentException("a message is kept of every scheme but ED25519");
    }
  }

  /** Of a report that its publisher signed itself. */
  static Evidence of(String keyId, ReportSignature signature) {
    return new Evidence(Scheme.ED25519, keyId, signature.value(), null);
  }
}
