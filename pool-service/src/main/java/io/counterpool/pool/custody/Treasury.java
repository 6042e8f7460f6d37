package io.counterpool.pool.custody;

import io.counterpool.models.Decimal;
import io.counterpool.pool.executor.Command;
import io.counterpool.pool.executor.Command.TreasuryPayout;
import io.counterpool.pool.executor.Journal.Refusal;
import io.counterpool.pool.executor.PoolState;
import io.counterpool.pool.executor.StepWriter;
import io.counterpool.pool.executor.TakenCommand;
import io.counterpool.pool.ledger.LedgerAccounts;
import io.counterpool.pool.ledger.TransferKind;
import java.util.Map;

/**
 * The operator's part of fees on its way out. Nobody else owns it and no price changes it, so a
 * payout waits for no round; it leaves as every other payout does, once the custodian says so.
 */
public final class Treasury {

  private final PoolState state;
  private final CustodyDesk custody;

  public Treasury(PoolState state, CustodyDesk custody) {
    this.state = state;
    this.custody = custody;
  }

  /** Opens the payout, or refuses what is more than the treasury holds. */
  public void payOut(TakenCommand taken, TreasuryPayout payout, StepWriter writer) {
    String asset = state.key().settlementAsset();
    Decimal held = state.ledger().balance(LedgerAccounts.TREASURY, asset);
    if (held.isLessThan(payout.amount())) {
      writer.refused(
          taken.sequence(),
          0,
          payout.id(),
          new Refusal(
              "treasury-too-low",
              "The treasury holds " + held + " " + asset + ", not " + payout.amount() + ".",
              Map.of("held", held, "amount", payout.amount())));
      return;
    }
    custody.payOut(
        LedgerAccounts.TREASURY,
        Command.NOBODY,
        payout.id(),
        asset,
        payout.amount(),
        TransferKind.TREASURY_OUT,
        "command:" + taken.sequence(),
        writer);
    writer.executed(
        taken.sequence(), 0, payout.id(), Map.of("asset", asset, "amount", payout.amount()));
  }
}
