package io.counterpool.pool.intake;

import io.counterpool.pool.executor.Command;
import java.util.UUID;

/**
 * Takes back what is left of a deposit or redemption, unless a due strike has locked it.
 *
 * @param request id of a deposit or redemption of the same provider
 */
public record RequestCancellationBody(UUID request) implements CommandBody {

  @Override
  public Command command(UUID owner, UUID id) {
    return new Command.CancelRequest(id, owner, request);
  }
}
