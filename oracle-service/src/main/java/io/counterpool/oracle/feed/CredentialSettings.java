package io.counterpool.oracle.feed;

import io.counterpool.models.Decimal;
import io.counterpool.models.oracle.signature.Address;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Credentials as they are sent, stored and shown. Exactly one of the two is there.
 *
 * @param keys 1 to 4
 */
record CredentialSettings(@Nullable List<KeySettings> keys, @Nullable SignerSettings signer) {

  /**
   * One Ed25519 key.
   *
   * @param publicKey base64 of the 32 raw bytes
   * @param validFrom observations at or after it may be signed; absent: any
   * @param validUntil observations before it may be signed; absent: any
   */
  record KeySettings(String publicKey, @Nullable Instant validFrom, @Nullable Instant validUntil) {

    private static KeySettings of(TimedKey timed) {
      return new KeySettings(timed.key().base64(), timed.validFrom(), timed.validUntil());
    }

    private TimedKey read() {
      return new TimedKey(key(publicKey), validFrom, validUntil);
    }
  }

  /**
   * One signer of another system.
   *
   * @param address 0x and 40 hexadecimal digits
   * @param source data feed id or pair in that system
   * @param factor price for one unit of the signed value; absent: 1
   * @param confidence fraction of the price; absent: 0
   */
  record SignerSettings(
      Scheme scheme,
      String address,
      String source,
      @Nullable Decimal factor,
      @Nullable Decimal confidence) {

    private static SignerSettings of(SourceSigner signer) {
      return new SignerSettings(
          signer.scheme(),
          signer.address().hex(),
          signer.source(),
          signer.factor(),
          signer.confidence());
    }

    private SourceSigner read() {
      return new SourceSigner(
          scheme,
          new Address(address),
          source,
          factor == null ? Decimal.ONE : factor,
          confidence == null ? Decimal.ZERO : confidence);
    }
  }

  static CredentialSettings of(Credentials credentials) {
    return switch (credentials) {
      case KeyRing ring ->
          new CredentialSettings(ring.keys().stream().map(KeySettings::of).toList(), null);
      case SourceSigner signer -> new CredentialSettings(null, SignerSettings.of(signer));
    };
  }

  /**
   * What they say.
   *
   * @throws IllegalArgumentException with a message that names the field
   */
  Credentials read() {
    if ((keys == null) == (signer == null)) {
      throw new IllegalArgumentException("exactly one of keys and signer must be there");
    }
    return signer == null
        ? new KeyRing(keys == null ? List.of() : keys.stream().map(KeySettings::read).toList())
        : signer.read();
  }

  private static PublisherKey key(String base64) {
    try {
      return PublisherKey.ofBase64(base64);
    } catch (IllegalArgumentException other) {
      throw new IllegalArgumentException(
          "publicKey must be base64 of the 32 bytes of an Ed25519 public key", other);
    }
  }
}
