package io.counterpool.pool.runtime;

import io.counterpool.pool.executor.Command;
import java.time.Instant;

/**
 * An accepted command that is not taken in yet.
 *
 * @param laneSequence its number in its lane
 */
record NewCommand(int lane, long laneSequence, Instant acceptedAt, Command command) {

  /** Lines that each get an outcome. */
  int lines() {
    return command instanceof Command.PlaceBatch batch ? batch.lines().size() : 1;
  }

  /** Whether it waits for a price that nobody knew when it was accepted. */
  boolean waitsForPrice() {
    return switch (command) {
      case Command.PlaceOrder _, Command.PlaceBatch _, Command.Cancel _ -> true;
      case Command.MoveCollateral move -> move.kind() != Command.Movement.DEPOSIT;
      case Command.Deposit _,
          Command.Redemption _,
          Command.CancelRequest _,
          Command.TreasuryPayout _,
          Command.ConfirmCustody _ ->
          false;
    };
  }
}
