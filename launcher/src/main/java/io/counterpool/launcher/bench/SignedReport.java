package io.counterpool.launcher.bench;

import io.counterpool.launcher.market.Wire;
import io.counterpool.models.Decimal;
import io.counterpool.models.oracle.ReportBytes;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;

/** One report: as it is sent, as a row, and what it takes to verify it. */
final class SignedReport {

  private final PublicKey key;
  private final byte[] message;
  private final byte[] signature;
  private final String json;
  private final String row;

  private SignedReport(PublicKey key, byte[] message, byte[] signature, String json, String row) {
    this.key = key;
    this.message = message;
    this.signature = signature;
    this.json = json;
    this.row = row;
  }

  static SignedReport of(
      ReportPublisher publisher, long sequence, Decimal price, Decimal confidence, Instant at) {
    byte[] message =
        ReportBytes.of(publisher.feed(), publisher.name(), sequence, price, confidence, at);
    byte[] signature = publisher.sign(message);
    String observed = Wire.instant(at);
    String json =
        """
        {"feed":"%s","publisher":"%s","sequence":%d,"price":"%s","confidence":"%s",\
        "observedAt":"%s","signature":"%s"}\
        """
            .formatted(
                publisher.feed(),
                publisher.name(),
                sequence,
                price,
                confidence,
                observed,
                Base64.getEncoder().encodeToString(signature));
    String row =
        String.join(
            "\t",
            publisher.feed(),
            publisher.name(),
            Long.toString(sequence),
            price.toString(),
            confidence.toString(),
            observed,
            observed,
            "\\\\x" + HexFormat.of().formatHex(signature),
            "1");
    return new SignedReport(publisher.key(), message, signature, json, row);
  }

  /** As an element of a batch. */
  String json() {
    return json;
  }

  /** In the text form of COPY, columns of {@link VerifyAndCopy} after the intake sequence. */
  String row() {
    return row;
  }

  /** Whether the signature holds: what the service must find out of each. */
  boolean verifies() {
    try {
      Signature verifier = Signature.getInstance("Ed25519");
      verifier.initVerify(key);
      verifier.update(message);
      return verifier.verify(signature);
    } catch (GeneralSecurityException failed) {
      throw new IllegalStateException(failed);
    }
  }
}
