package io.counterpool.oracle.attestation;

import io.counterpool.models.oracle.AttestationBytes;
import io.counterpool.oracle.feed.PublisherKey;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;

/** An Ed25519 key with both halves. Signatures are deterministic: the same hash, the same bytes. */
final class SigningKey {

  private static final String ALGORITHM = "Ed25519";
  private static final String BEGIN = "-----BEGIN PRIVATE KEY-----";
  private static final String END = "-----END PRIVATE KEY-----";

  private final PrivateKey secret;
  private final PublisherKey open;
  private final String id;

  private SigningKey(PrivateKey secret) {
    this.secret = secret;
    this.open = publicHalf(secret);
    this.id = open.id();
  }

  /** A new key. */
  static SigningKey create() {
    try {
      return new SigningKey(KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair().getPrivate());
    } catch (GeneralSecurityException absent) {
      throw new IllegalStateException("every Java platform has Ed25519", absent);
    }
  }

  /**
   * Reads PKCS #8 in PEM.
   *
   * @throws IllegalArgumentException for anything else; the message holds nothing of {@code pem}
   */
  static SigningKey read(String pem) {
    int from = pem.indexOf(BEGIN);
    int until = pem.indexOf(END);
    if (from < 0 || until < from) {
      throw new IllegalArgumentException("is not a PEM file with a private key");
    }
    try {
      byte[] encoded = Base64.getMimeDecoder().decode(pem.substring(from + BEGIN.length(), until));
      return new SigningKey(
          KeyFactory.getInstance(ALGORITHM).generatePrivate(new PKCS8EncodedKeySpec(encoded)));
    } catch (GeneralSecurityException | IllegalArgumentException other) {
      throw new IllegalArgumentException("does not hold an Ed25519 private key in PKCS #8");
    }
  }

  private static PublisherKey publicHalf(PrivateKey secret) {
    byte[] seed =
        ((EdECPrivateKey) secret)
            .getBytes()
            .orElseThrow(() -> new IllegalArgumentException("holds no key"));
    return PublisherKey.of(
        new Ed25519PrivateKeyParameters(seed, 0).generatePublicKey().getEncoded());
  }

  PublisherKey publicKey() {
    return open;
  }

  String id() {
    return id;
  }

  /** Signs the hash of a round. */
  Attestation attest(String hash) {
    try {
      Signature signer = Signature.getInstance(ALGORITHM);
      signer.initSign(secret);
      signer.update(AttestationBytes.of(hash));
      return new Attestation(id, Base64.getEncoder().encodeToString(signer.sign()));
    } catch (GeneralSecurityException broken) {
      throw new IllegalStateException("the key cannot sign", broken);
    }
  }
}
