package io.counterpool.oracle.feed;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.EdECPoint;
import java.security.spec.EdECPublicKeySpec;
import java.security.spec.NamedParameterSpec;
import java.util.Arrays;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** An Ed25519 public key, known by its 32 raw bytes (RFC 8032, §5.1.2). */
public final class PublisherKey {

  private static final int BYTES = 32;
  private static final Base64.Encoder URL = Base64.getUrlEncoder().withoutPadding();

  private final byte[] raw;
  private final PublicKey key;

  private PublisherKey(byte[] raw) {
    this.raw = raw;
    this.key = decode(raw);
  }

  /**
   * The key with these bytes.
   *
   * @throws IllegalArgumentException unless they are 32 bytes that encode a point of the curve
   */
  public static PublisherKey of(byte[] raw) {
    if (raw.length != BYTES) {
      throw new IllegalArgumentException("must be 32 bytes, was " + raw.length);
    }
    return new PublisherKey(raw.clone());
  }

  /**
   * Reads standard base64 of the 32 bytes.
   *
   * @throws IllegalArgumentException for anything else
   */
  public static PublisherKey ofBase64(String base64) {
    return of(Base64.getDecoder().decode(base64));
  }

  /** Whether {@code signature} is this key's signature of {@code message}. */
  public boolean verifies(byte[] message, byte[] signature) {
    try {
      Signature verifier = Signature.getInstance("Ed25519");
      verifier.initVerify(key);
      verifier.update(message);
      return verifier.verify(signature);
    } catch (GeneralSecurityException malformed) {
      return false; // Wrong length, or numbers outside the group: nobody signed this.
    }
  }

  /** The 32 raw bytes. */
  public byte[] bytes() {
    return raw.clone();
  }

  /** Standard base64 of the 32 raw bytes. */
  public String base64() {
    return Base64.getEncoder().encodeToString(raw);
  }

  /** Base64url of the 32 raw bytes: the member {@code x} of its JSON Web Key (RFC 8037). */
  public String x() {
    return URL.encodeToString(raw);
  }

  /** Thumbprint of its JSON Web Key (RFC 7638): base64url of 32 bytes. */
  public String id() {
    String members = "{\"crv\":\"Ed25519\",\"kty\":\"OKP\",\"x\":\"" + x() + "\"}";
    try {
      return URL.encodeToString(
          MessageDigest.getInstance("SHA-256").digest(members.getBytes(StandardCharsets.US_ASCII)));
    } catch (GeneralSecurityException absent) {
      throw new IllegalStateException("every Java platform has SHA-256", absent);
    }
  }

  private static PublicKey decode(byte[] raw) {
    // Little endian; the highest bit is the sign of x, the rest is y.
    byte[] y = new byte[BYTES];
    for (int i = 0; i < BYTES; i++) {
      y[i] = raw[BYTES - 1 - i];
    }
    boolean xOdd = (y[0] & 0x80) != 0;
    y[0] &= 0x7f;
    try {
      PublicKey key =
          KeyFactory.getInstance("Ed25519")
              .generatePublic(
                  new EdECPublicKeySpec(
                      NamedParameterSpec.ED25519, new EdECPoint(xOdd, new BigInteger(1, y))));
      // The point itself is decoded only by a verifier; a key that is none must not be stored.
      Signature.getInstance("Ed25519").initVerify(key);
      return key;
    } catch (GeneralSecurityException noPoint) {
      throw new IllegalArgumentException("must be an Ed25519 public key", noPoint);
    }
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof PublisherKey that && Arrays.equals(bytes(), that.bytes());
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes());
  }
}
