package io.counterpool.pool.intake;

import io.counterpool.pool.executor.Command;
import java.util.UUID;

/** What a caller sends to the path of a command; stored in canonical form and hashed. */
public sealed interface CommandBody
    permits DepositBody,
        RedemptionBody,
        RequestCancellationBody,
        MovementBody,
        OrderBody,
        OrderBatchBody,
        CancellationBody,
        ConfirmationBody,
        TreasuryPayoutBody {

  /** The command at this path. */
  Command command(UUID owner, UUID id);

  /** How many orders this is, for batching and the bound of the backlog. */
  default int orderCount() {
    return 1;
  }
}
