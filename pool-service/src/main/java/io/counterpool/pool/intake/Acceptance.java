package io.counterpool.pool.intake;

import java.time.Instant;

/** What became of an offer. */
public sealed interface Acceptance {

  /** The command is durable, now or since an earlier request with the same content. */
  record Accepted(CommandPath path, Instant acceptedAt) implements Acceptance {}

  /** The id was used for another command. */
  record IdReused(CommandPath path) implements Acceptance {}
}
