package io.counterpool.oracle.attestation;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.stereotype.Component;

/**
 * Signs rounds with the key of the moment. The key rotates when its file is replaced: the new
 * public half is written down first, then signs. A file that has become unreadable changes nothing
 * but a metric.
 */
@Component
public class Attestor {

  private static final Logger LOG = LoggerFactory.getLogger(Attestor.class);

  private final AttestationKeyStore keys;
  private final @Nullable Path file;
  private volatile SigningKey key;
  private volatile Object stamp;
  private volatile boolean readable = true;

  Attestor(
      AttestationProperties properties,
      AttestationKeyStore keys,
      Environment environment,
      MeterRegistry metrics) {
    this.keys = keys;
    this.file = properties.keyFile();
    if (file == null) {
      if (!environment.acceptsProfiles(Profiles.of("sandbox"))) {
        throw new IllegalStateException(
            "set counterpool.oracle.attestation.key-file: rounds are signed with the Ed25519 key in"
                + " it (openssl genpkey -algorithm ed25519); only a sandbox starts without");
      }
      LOG.info("the sandbox signs rounds with a key of its own until it stops");
      this.key = SigningKey.create();
      this.stamp = "";
    } else {
      this.stamp = stampOf(file);
      this.key = read(file);
    }
    keys.keep(key.publicKey());
    Gauge.builder("counterpool.oracle.attestation.key.readable", () -> readable ? 1 : 0)
        .description("1 while the file with the signing key can be read, else 0")
        .register(metrics);
  }

  /** Takes the next key if the file has changed. Not inside a transaction of its caller. */
  public void refresh() {
    if (file == null) {
      return;
    }
    try {
      Object now = stampOf(file);
      if (!now.equals(stamp)) {
        SigningKey next = read(file);
        keys.keep(next.publicKey());
        key = next;
        stamp = now;
        LOG.info("rounds are signed with the key {} from now on", next.id());
      }
      readable = true;
    } catch (IllegalStateException unreadable) {
      if (readable) {
        LOG.error("the old key goes on signing", unreadable);
      }
      readable = false;
    }
  }

  /** The signature of the round with this hash. */
  public Attestation attest(String hash) {
    return key.attest(hash);
  }

  private static SigningKey read(Path file) {
    try {
      return SigningKey.read(Files.readString(file));
    } catch (IOException | IllegalArgumentException unfit) {
      throw unreadable(file, unfit);
    }
  }

  private static Object stampOf(Path file) {
    try {
      BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
      // A file that is replaced has another key even within one tick of the file clock.
      return List.of(
          attributes.lastModifiedTime(), attributes.size(), String.valueOf(attributes.fileKey()));
    } catch (IOException absent) {
      throw unreadable(file, absent);
    }
  }

  private static IllegalStateException unreadable(Path file, Exception reason) {
    return new IllegalStateException(
        "counterpool.oracle.attestation.key-file " + file + ": " + reason.getMessage(), reason);
  }
}
