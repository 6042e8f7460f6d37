package io.counterpool.kit.security;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Whose tokens are believed. Exactly one of file and issuer is set.
 *
 * @param jwkSetFile public keys in a file, read again when it changes
 * @param issuerUri an OpenID issuer
 * @param clockSkew how far a token's times may be off
 * @param allowedOrigins origins of browsers that may call; none by default
 */
@ConfigurationProperties(prefix = "counterpool.security", ignoreUnknownFields = false)
public record SecurityProperties(
    @Nullable Path jwkSetFile,
    @Nullable URI issuerUri,
    @DefaultValue("30s") Duration clockSkew,
    @DefaultValue List<String> allowedOrigins) {

  public SecurityProperties {
    if ((jwkSetFile == null) == (issuerUri == null)) {
      throw new IllegalArgumentException(
          "set exactly one of counterpool.security.jwk-set-file and"
              + " counterpool.security.issuer-uri");
    }
  }
}
