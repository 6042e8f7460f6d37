package io.counterpool.pool.intake;

import io.counterpool.models.Decimal;
import io.counterpool.pool.executor.Command;
import java.util.UUID;

/**
 * The operator's part of fees is paid out.
 *
 * @param amount settlement asset, &gt; 0
 */
public record TreasuryPayoutBody(Decimal amount) implements CommandBody {

  @Override
  public Command command(UUID owner, UUID id) {
    return new Command.TreasuryPayout(id, amount);
  }
}
