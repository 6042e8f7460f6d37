package io.counterpool.pool.intake;

import io.counterpool.pool.executor.Command;
import java.util.UUID;

/**
 * The path of a command, unique for ever.
 *
 * @param pool in whose order of acceptance it stands
 * @param owner account or provider; {@link Command#NOBODY} for a custody confirmation or a treasury
 *     payout
 * @param id chosen by the caller
 */
public record CommandPath(String pool, CommandKind kind, UUID owner, UUID id) {

  /** Where the command is read. */
  public String uri() {
    return kind.uri(owner, id, pool);
  }
}
