package io.counterpool.oracle.feed;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The Ed25519 keys of one publisher. During a rotation two of them overlap.
 *
 * <p>A key signs what was <em>observed</em> inside its time, whenever it comes in: that is part of
 * what is signed, so who reads a stored report later judges as the intake did. A retired key cannot
 * come back by it: an observation must be later than the publisher's last one.
 *
 * @param keys 1 to {@value #MOST_KEYS}, each once, in the order given
 */
public record KeyRing(List<TimedKey> keys) implements Credentials {

  /** Old, new, and one of each to spare. */
  public static final int MOST_KEYS = 4;

  public KeyRing {
    keys = List.copyOf(keys);
    if (keys.isEmpty() || keys.size() > MOST_KEYS) {
      throw new IllegalArgumentException(
          "keys must be 1 to " + MOST_KEYS + ", were " + keys.size());
    }
    Set<String> seen = new HashSet<>();
    for (TimedKey timed : keys) {
      if (!seen.add(timed.key().base64())) {
        throw new IllegalArgumentException("a key stands in keys once: " + timed.key().base64());
      }
    }
  }

  /** One key for good. */
  public static KeyRing of(PublisherKey key) {
    return new KeyRing(List.of(new TimedKey(key, null, null)));
  }

  @Override
  public Set<String> signers() {
    return keys.stream().map(timed -> timed.key().id()).collect(Collectors.toSet());
  }

  @Override
  public Scheme scheme() {
    return Scheme.ED25519;
  }

  @Override
  public PublisherKey newestKey() {
    return keys.stream().max(Comparator.comparing(KeyRing::start)).map(TimedKey::key).orElseThrow();
  }

  private static Instant start(TimedKey timed) {
    Instant from = timed.validFrom();
    return from == null ? Instant.MIN : from;
  }

  /** The key that made {@code signature}, whatever its time. */
  public Optional<TimedKey> signer(byte[] message, byte[] signature) {
    return keys.stream().filter(timed -> timed.key().verifies(message, signature)).findFirst();
  }
}
