package io.counterpool.pool.intake;

import io.counterpool.pool.executor.Command;
import java.util.UUID;

/**
 * Takes an order back, if it misses its next qualifying round.
 *
 * @param order id of an order or of a batch of the same account
 */
public record CancellationBody(UUID order) implements CommandBody {

  @Override
  public Command command(UUID owner, UUID id) {
    return new Command.Cancel(id, owner, order);
  }
}
