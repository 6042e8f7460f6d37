package io.counterpool.pool.intake;

import io.counterpool.kit.problem.Problem;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a command.
 *
 * @param acceptedAt venue clock
 * @param sequence its place in the pool's order of acceptance, once taken in
 * @param round the pool round in which it ended, if it ended in one
 * @param result what an executed command did
 * @param problem why a command was refused or expired
 */
public record CommandStatus(
    UUID id,
    CommandKind kind,
    State state,
    Instant acceptedAt,
    @Nullable Long sequence,
    @Nullable Long round,
    @Nullable Map<String, ?> result,
    @Nullable Problem problem) {

  /** Where a command stands. The last three are final. */
  public enum State {
    /** Durable. */
    ACCEPTED,
    /** Taken in; waits for a round or for custody. */
    WAITING,
    EXECUTED,
    REFUSED,
    EXPIRED;

    /** Whether nothing more will happen. */
    public boolean isFinal() {
      return this != ACCEPTED && this != WAITING;
    }
  }

  static CommandStatus accepted(CommandPath path, Instant acceptedAt) {
    return new CommandStatus(
        path.id(), path.kind(), State.ACCEPTED, acceptedAt, null, null, null, null);
  }
}
