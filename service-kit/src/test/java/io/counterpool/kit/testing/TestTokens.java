package io.counterpool.kit.testing;

import io.counterpool.kit.security.LocalIssuer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Tokens that the services under test believe, and the key file they read. */
public final class TestTokens {

  private static final TestTokens SHARED = new TestTokens();

  private volatile LocalIssuer issuer = LocalIssuer.create();
  private final Path jwkSetFile;

  private TestTokens() {
    try {
      jwkSetFile = Files.createTempDirectory("tokens").resolve("jwks.json");
      issuer.writeJwkSet(jwkSetFile);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** The JVM's issuer. */
  public static TestTokens shared() {
    return SHARED;
  }

  /** An issuer of its own, for tests that change keys. */
  public static TestTokens separate() {
    return new TestTokens();
  }

  /** Replaces the keys in the file; tokens minted before are no longer believed. */
  public void rotate() {
    LocalIssuer next = LocalIssuer.create();
    try {
      next.writeJwkSet(jwkSetFile);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    issuer = next;
  }

  /** Value of {@code counterpool.security.jwk-set-file}. */
  public Path jwkSetFile() {
    return jwkSetFile;
  }

  /** A token for one hour. Audience is a service's short name: {@code pool}. */
  public String mint(String subject, String audience, String... scopes) {
    return mint(subject, audience, Duration.ofHours(1), scopes);
  }

  /** A token of a stated lifetime, which may be negative. */
  public String mint(String subject, String audience, Duration lifetime, String... scopes) {
    return issuer.mint(subject, List.of(audience), lifetime, List.of(scopes));
  }
}
