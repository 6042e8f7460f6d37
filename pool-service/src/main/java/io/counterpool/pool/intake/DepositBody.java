package io.counterpool.pool.intake;

import io.counterpool.models.Decimal;
import io.counterpool.pool.executor.Command;
import java.util.UUID;

/**
 * A provider brings money to a tranche.
 *
 * @param amount settlement asset, &gt; 0
 */
public record DepositBody(String tranche, Decimal amount) implements CommandBody {

  @Override
  public Command command(UUID owner, UUID id) {
    return new Command.Deposit(id, owner, tranche, amount);
  }
}
