package io.counterpool.kit.security;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.EnumSet;
import java.util.List;
import java.util.UUID;

/**
 * Issuer of tokens on one machine, for tests and the launcher: an ES256 key pair, its public half
 * in a JWK set file, tokens of a stated lifetime. Not a bean; a deployed service never has one.
 */
public final class LocalIssuer {

  private final ECKey key;
  private final Clock wall;

  private LocalIssuer(ECKey key, Clock wall) {
    this.key = key;
    this.wall = wall;
  }

  /** A new key. */
  public static LocalIssuer create() {
    try {
      return new LocalIssuer(
          new ECKeyGenerator(Curve.P_256).keyID(UUID.randomUUID().toString()).generate(),
          Clock.systemUTC());
    } catch (JOSEException absent) {
      throw new IllegalStateException("every Java platform has P-256", absent);
    }
  }

  /** The key of an earlier {@link #writePrivate}. */
  public static LocalIssuer read(Path privateFile) throws IOException {
    try {
      return new LocalIssuer(ECKey.parse(Files.readString(privateFile)), Clock.systemUTC());
    } catch (ParseException broken) {
      throw new IOException("not a private key: " + privateFile, broken);
    }
  }

  /** Writes the public key set, replacing the file at once. */
  public void writeJwkSet(Path file) throws IOException {
    replace(file, new JWKSet(key.toPublicJWK()).toString());
  }

  /** Writes the private key, readable by its owner only. */
  public void writePrivate(Path file) throws IOException {
    replace(file, key.toJSONString());
  }

  /**
   * A signed token.
   *
   * @param audience service names such as {@code pool-service}
   * @param lifetime from now, on wall time
   */
  public String mint(
      String subject, List<String> audience, Duration lifetime, List<String> scopes) {
    var now = wall.instant();
    JWTClaimsSet claims =
        new JWTClaimsSet.Builder()
            .subject(subject)
            .audience(audience)
            .issueTime(Date.from(now))
            .expirationTime(Date.from(now.plus(lifetime)))
            .jwtID(UUID.randomUUID().toString())
            .claim("scope", String.join(" ", scopes))
            .build();
    SignedJWT token =
        new SignedJWT(
            new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(key.getKeyID()).build(), claims);
    try {
      token.sign(new ECDSASigner(key));
    } catch (JOSEException broken) {
      throw new IllegalStateException("the key cannot sign", broken);
    }
    return token.serialize();
  }

  private static void replace(Path file, String text) throws IOException {
    Path directory = file.toAbsolutePath().getParent();
    Path next = Files.createTempFile(directory, file.getFileName().toString(), ".next");
    Files.setPosixFilePermissions(
        next, EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE));
    Files.writeString(next, text, StandardCharsets.UTF_8);
    Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
