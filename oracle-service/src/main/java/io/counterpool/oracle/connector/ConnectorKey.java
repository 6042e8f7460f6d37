package io.counterpool.oracle.connector;

import io.counterpool.oracle.feed.PublisherKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.NamedParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;

/**
 * The Ed25519 key with which a connector signs: PEM of PKCS #8, as {@code openssl genpkey
 * -algorithm ed25519} writes it.
 */
final class ConnectorKey {

  private static final String ALGORITHM = "Ed25519";
  private static final String BEGIN = "-----BEGIN PRIVATE KEY-----";
  private static final String END = "-----END PRIVATE KEY-----";
  private static final int RAW_BYTES = 32;
  private static final int LONGEST_FILE = 10_000;

  private final PrivateKey secret;
  private final PublisherKey open;

  private ConnectorKey(PrivateKey secret) throws GeneralSecurityException {
    this.secret = secret;
    this.open = publicKeyOf(secret);
  }

  /**
   * Reads the key.
   *
   * @param makeMissing whether to make it if there is no such file; readable by its owner alone
   * @throws IllegalStateException that names the file, if it is missing or holds no such key
   */
  static ConnectorKey in(Path file, boolean makeMissing) {
    try {
      if (makeMissing && !Files.exists(file)) {
        make(file);
      }
      if (!Files.isRegularFile(file) || Files.size(file) > LONGEST_FILE) {
        throw new IllegalStateException(
            file + " is missing; make it with openssl genpkey -algorithm ed25519 -out " + file);
      }
      String pem = Files.readString(file).strip();
      if (!pem.startsWith(BEGIN) || !pem.endsWith(END)) {
        throw new IllegalStateException(file + " is no PEM of a private key");
      }
      byte[] encoded =
          Base64.getMimeDecoder()
              .decode(pem.substring(BEGIN.length(), pem.length() - END.length()));
      return new ConnectorKey(
          KeyFactory.getInstance(ALGORITHM).generatePrivate(new PKCS8EncodedKeySpec(encoded)));
    } catch (IOException unreadable) {
      throw new UncheckedIOException("cannot read or make " + file, unreadable);
    } catch (GeneralSecurityException | IllegalArgumentException other) {
      throw new IllegalStateException(file + " holds no Ed25519 key in PKCS #8", other);
    }
  }

  /** A reader sees the whole file or none, and nobody but its owner ever can. */
  private static void make(Path file) throws IOException, GeneralSecurityException {
    byte[] encoded =
        KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair().getPrivate().getEncoded();
    Path absolute = file.toAbsolutePath();
    Path folder = Files.createDirectories(absolute.resolveSibling("."));
    Path fresh =
        Files.createTempFile(
            folder,
            "key",
            ".new",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(
        fresh, BEGIN + "\n" + Base64.getEncoder().encodeToString(encoded) + "\n" + END + "\n");
    Files.move(fresh, absolute, StandardCopyOption.ATOMIC_MOVE);
  }

  /** The JDK makes a pair from 32 random bytes, which are the secret key; these are not random. */
  private static PublisherKey publicKeyOf(PrivateKey secret) throws GeneralSecurityException {
    byte[] seed =
        ((EdECPrivateKey) secret)
            .getBytes()
            .orElseThrow(() -> new GeneralSecurityException("the key cannot be read"));
    KeyPairGenerator generator = KeyPairGenerator.getInstance(ALGORITHM);
    generator.initialize(NamedParameterSpec.ED25519, new Seed(seed));
    byte[] encoded = generator.generateKeyPair().getPublic().getEncoded();
    PublisherKey open =
        PublisherKey.of(Arrays.copyOfRange(encoded, encoded.length - RAW_BYTES, encoded.length));
    if (!open.verifies(seed, sign(secret, seed))) {
      throw new GeneralSecurityException("the public key cannot be derived");
    }
    return open;
  }

  /** Hands out the bytes it was given. */
  private static final class Seed extends SecureRandom {

    private final transient byte[] bytes;

    Seed(byte[] bytes) {
      this.bytes = bytes;
    }

    @Override
    public void nextBytes(byte[] wanted) {
      System.arraycopy(bytes, 0, wanted, 0, wanted.length);
    }
  }

  /** What a feed must know to let this key's publisher report. */
  PublisherKey open() {
    return open;
  }

  /** Standard base64 of the signature. */
  String sign(byte[] message) {
    try {
      return Base64.getEncoder().encodeToString(sign(secret, message));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static byte[] sign(PrivateKey secret, byte[] message) throws GeneralSecurityException {
    Signature signature = Signature.getInstance(ALGORITHM);
    signature.initSign(secret);
    signature.update(message);
    return signature.sign();
  }
}
