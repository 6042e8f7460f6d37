package io.counterpool.pool.intake;

import io.counterpool.models.Decimal;
import io.counterpool.pool.executor.Command;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Collateral in, out or to another account.
 *
 * @param amount of the asset, &gt; 0
 * @param to receiving account of a transfer, null otherwise
 */
public record MovementBody(Command.Movement kind, String asset, Decimal amount, @Nullable UUID to)
    implements CommandBody {

  @Override
  public Command command(UUID owner, UUID id) {
    return new Command.MoveCollateral(id, owner, kind, asset, amount, to);
  }
}
