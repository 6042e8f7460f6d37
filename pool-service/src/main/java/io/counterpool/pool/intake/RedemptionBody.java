package io.counterpool.pool.intake;

import io.counterpool.models.Decimal;
import io.counterpool.pool.executor.Command;
import java.util.UUID;

/**
 * A provider gives shares back.
 *
 * @param shares of the tranche, &gt; 0
 */
public record RedemptionBody(String tranche, Decimal shares) implements CommandBody {

  @Override
  public Command command(UUID owner, UUID id) {
    return new Command.Redemption(id, owner, tranche, shares);
  }
}
