package io.counterpool.oracle.attestation;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * With what rounds are signed.
 *
 * @param keyFile Ed25519 private key as PKCS #8 in PEM, what {@code openssl genpkey -algorithm
 *     ed25519} writes; read again when it changes. Only a sandbox may be without: it makes a key
 *     that it forgets when it stops
 */
@ConfigurationProperties(prefix = "counterpool.oracle.attestation", ignoreUnknownFields = false)
public record AttestationProperties(@Nullable Path keyFile) {}
