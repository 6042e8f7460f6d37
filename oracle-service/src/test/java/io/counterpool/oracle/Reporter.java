package io.counterpool.oracle;

import io.counterpool.kit.wire.InstantForm;
import io.counterpool.models.Decimal;
import io.counterpool.models.oracle.ReportBytes;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/** A publisher with its own key, outside the service. */
public final class Reporter {

  private static final int RAW_KEY_BYTES = 32;

  private final String feed;
  private final String name;
  private final KeyPair keys;

  private Reporter(String feed, String name, KeyPair keys) {
    this.feed = feed;
    this.name = name;
    this.keys = keys;
  }

  public static Reporter of(String feed, String name) {
    try {
      return new Reporter(feed, name, KeyPairGenerator.getInstance("Ed25519").generateKeyPair());
    } catch (GeneralSecurityException absent) {
      throw new IllegalStateException(absent);
    }
  }

  public String name() {
    return name;
  }

  /** Base64 of the raw public key: the last 32 bytes of its X.509 form. */
  public String publicKey() {
    byte[] encoded = keys.getPublic().getEncoded();
    return Base64.getEncoder()
        .encodeToString(
            Arrays.copyOfRange(encoded, encoded.length - RAW_KEY_BYTES, encoded.length));
  }

  /** A signed report as it goes over the wire. */
  public Map<String, Object> report(
      long sequence, String price, String confidence, Instant observedAt) {
    return reportAs(name, sequence, price, confidence, observedAt);
  }

  /** The same under another publisher's name, with this one's key. */
  public Map<String, Object> reportAs(
      String publisher, long sequence, String price, String confidence, Instant observedAt) {
    byte[] bytes =
        ReportBytes.of(
            feed, publisher, sequence, Decimal.of(price), Decimal.of(confidence), observedAt);
    Map<String, Object> report = new LinkedHashMap<>();
    report.put("feed", feed);
    report.put("publisher", publisher);
    report.put("sequence", sequence);
    report.put("price", price);
    report.put("confidence", confidence);
    report.put("observedAt", InstantForm.write(observedAt));
    report.put("signature", Base64.getEncoder().encodeToString(sign(bytes)));
    return report;
  }

  private byte[] sign(byte[] bytes) {
    try {
      Signature signer = Signature.getInstance("Ed25519");
      signer.initSign(keys.getPrivate());
      signer.update(bytes);
      return signer.sign();
    } catch (GeneralSecurityException failed) {
      throw new IllegalStateException(failed);
    }
  }
}
