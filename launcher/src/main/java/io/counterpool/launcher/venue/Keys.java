package io.counterpool.launcher.venue;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.counterpool.launcher.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;

/** The key that signs local tokens, kept in the home; its public half is the services' JWK set. */
public final class Keys {

  private final RSAKey key;
  private final Path jwkSet;

  private Keys(RSAKey key, Path jwkSet) {
    this.key = key;
    this.jwkSet = jwkSet;
  }

  /** Reads the home's key, or makes one. */
  public static Keys in(Home home) {
    Path folder = home.directory("keys");
    Path secret = folder.resolve("signing-key.json");
    Path jwkSet = folder.resolve("jwks.json");
    try {
      RSAKey key;
      if (Files.exists(secret)) {
        key = RSAKey.parse(Files.readString(secret));
      } else {
        key = new RSAKeyGenerator(2048).keyIDFromThumbprint(true).generate();
        Files.createFile(
            secret,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(secret, key.toJSONString());
      }
      replace(jwkSet, new JWKSet(key.toPublicJWK()).toString());
      return new Keys(key, jwkSet);
    } catch (IOException | JOSEException | ParseException failed) {
      throw new UserError("cannot read or make " + secret + ": " + failed.getMessage(), failed);
    }
  }

  public Path jwkSet() {
    return jwkSet;
  }

  /** A token of {@code subject} with the scopes (space separated) for every service. */
  public String token(String subject, String scopes, Duration validity) {
    Instant now = Instant.now();
    var claims =
        new JWTClaimsSet.Builder()
            .issuer("counterpool-local")
            .subject(subject)
            .audience(Arrays.stream(Service.values()).map(Service::word).toList())
            .claim("scope", scopes)
            .issueTime(Date.from(now))
            .expirationTime(Date.from(now.plus(validity)))
            .build();
    var jwt =
        new SignedJWT(
            new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build(), claims);
    try {
      jwt.sign(new RSASSASigner(key));
    } catch (JOSEException failed) {
      throw new IllegalStateException(failed);
    }
    return jwt.serialize();
  }

  /** Writes a token file so that a reader sees the old or the new one, never half of it. */
  public void write(Path file, String subject, String scopes, Duration validity) {
    try {
      replace(file, token(subject, scopes, validity));
    } catch (IOException failed) {
      throw new UserError("cannot write " + file + ": " + failed.getMessage(), failed);
    }
  }

  private static void replace(Path file, String content) throws IOException {
    Path fresh = file.resolveSibling(file.getFileName() + ".new");
    Files.writeString(fresh, content);
    Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
  }
}
