package io.counterpool.oracle.intake;

import io.counterpool.oracle.feed.FeedId;
import java.util.UUID;

/**
 * An operator's order to a feed.
 *
 * @param principal who gave it
 */
record Intervention(FeedId feed, UUID id, Kind kind, String reason, String principal) {

  enum Kind {
    /** Stop: rounds go on, HALTED and without a price, until the feed is resumed. */
    HALT,
    /** Go on, and take the present price for good however far it has moved. */
    RESUME
  }

  /** Unique name of an order. */
  record Key(FeedId feed, UUID id) {}

  Key key() {
    return new Key(feed, id);
  }

  /** Whether the other orders the same; who repeats it does not matter. */
  boolean isSame(Intervention other) {
    return key().equals(other.key()) && kind == other.kind && reason.equals(other.reason);
  }
}
