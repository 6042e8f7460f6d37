package io.counterpool.oracle.feed;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A key and the observations it may sign.
 *
 * @param validFrom inclusive; null: from ever
 * @param validUntil exclusive; null: for ever
 */
public record TimedKey(
    PublisherKey key, @Nullable Instant validFrom, @Nullable Instant validUntil) {

  public TimedKey {
    if (validFrom != null && validUntil != null && !validUntil.isAfter(validFrom)) {
      throw new IllegalArgumentException(
          "validUntil must be after validFrom " + validFrom + ", was " + validUntil);
    }
  }

  /** Whether the key may sign what was observed at {@code observedAt}. */
  public boolean holdsAt(Instant observedAt) {
    return (validFrom == null || !observedAt.isBefore(validFrom))
        && (validUntil == null || observedAt.isBefore(validUntil));
  }
}
