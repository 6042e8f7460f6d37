package io.counterpool.launcher.venue;

import io.counterpool.launcher.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.util.Base64;

/** The key with which the oracle signs its rounds, kept in the home: PKCS #8 in PEM. */
final class AttestationKey {

  private AttestationKey() {}

  /** The file with the home's key, made if there is none. */
  static Path in(Home home) {
    Path file = home.directory("keys").resolve("attestation.pem");
    if (Files.exists(file)) {
      return file;
    }
    try {
      byte[] secret =
          KeyPairGenerator.getInstance("Ed25519").generateKeyPair().getPrivate().getEncoded();
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.writeString(
          file,
          "-----BEGIN PRIVATE KEY-----\n"
              + Base64.getEncoder().encodeToString(secret)
              + "\n-----END PRIVATE KEY-----\n");
      return file;
    } catch (IOException | GeneralSecurityException failed) {
      throw new UserError("cannot make " + file + ": " + failed.getMessage(), failed);
    }
  }
}
