package io.counterpool.launcher.bench;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.Signature;
import java.util.Arrays;
import java.util.Base64;

/** A publisher of one feed with a key of its own. */
record ReportPublisher(String feed, String name, KeyPair keys) {

  private static final int RAW_KEY_BYTES = 32;

  /** With a new key. */
  static ReportPublisher of(String feed, String name) {
    try {
      return new ReportPublisher(
          feed, name, KeyPairGenerator.getInstance("Ed25519").generateKeyPair());
    } catch (GeneralSecurityException absent) {
      throw new IllegalStateException(absent);
    }
  }

  PublicKey key() {
    return keys.getPublic();
  }

  /** Base64 of the 32 raw bytes, with which an X.509 form ends. */
  String publicKey() {
    byte[] encoded = keys.getPublic().getEncoded();
    return Base64.getEncoder()
        .encodeToString(
            Arrays.copyOfRange(encoded, encoded.length - RAW_KEY_BYTES, encoded.length));
  }

  byte[] sign(byte[] message) {
    try {
      Signature signer = Signature.getInstance("Ed25519");
      signer.initSign(keys.getPrivate());
      signer.update(message);
      return signer.sign();
    } catch (GeneralSecurityException failed) {
      throw new IllegalStateException(failed);
    }
  }
}
