package io.counterpool.pool.intake;

import io.counterpool.pool.executor.Command;
import java.util.UUID;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Reads commands back from the form in which they were made durable. */
@Component
public final class StoredCommands {

  private final JsonMapper json;

  StoredCommands(JsonMapper json) {
    this.json = json;
  }

  /**
   * The command that was accepted.
   *
   * @param body canonical JSON
   */
  public Command read(CommandKind kind, UUID owner, UUID id, String body) {
    return json.readValue(body, type(kind)).command(owner, id);
  }

  private static Class<? extends CommandBody> type(CommandKind kind) {
    return switch (kind) {
      case DEPOSIT -> DepositBody.class;
      case REDEMPTION -> RedemptionBody.class;
      case REQUEST_CANCELLATION -> RequestCancellationBody.class;
      case COLLATERAL_MOVEMENT -> MovementBody.class;
      case ORDER -> OrderBody.class;
      case ORDER_BATCH -> OrderBatchBody.class;
      case CANCELLATION -> CancellationBody.class;
      case CUSTODY_CONFIRMATION -> ConfirmationBody.class;
      case TREASURY_PAYOUT -> TreasuryPayoutBody.class;
    };
  }
}
