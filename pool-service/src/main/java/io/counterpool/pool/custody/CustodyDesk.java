package io.counterpool.pool.custody;

import io.counterpool.models.Decimal;
import io.counterpool.pool.account.AccountState;
import io.counterpool.pool.executor.Command.ConfirmCustody;
import io.counterpool.pool.executor.Command.Deposit;
import io.counterpool.pool.executor.Command.Direction;
import io.counterpool.pool.executor.Command.MoveCollateral;
import io.counterpool.pool.executor.Journal.Refusal;
import io.counterpool.pool.executor.PoolState;
import io.counterpool.pool.executor.StepWriter;
import io.counterpool.pool.executor.TakenCommand;
import io.counterpool.pool.ledger.LedgerAccounts;
import io.counterpool.pool.ledger.TransferKind;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Turns the custodian's confirmations into transfers; money without a command goes to suspense. */
public final class CustodyDesk {

  private final PoolState state;

  public CustodyDesk(PoolState state) {
    this.state = state;
  }

  /** Registers a deposit of shares or of collateral: it waits for its money. */
  public void expect(TakenCommand deposit) {
    state.expected().add(deposit);
  }

  /** Books a confirmation and finishes what waited for it. */
  public void confirm(TakenCommand taken, ConfirmCustody said, StepWriter writer) {
    if (!state.expected().use(said.externalReference())) {
      writer.refused(
          taken.sequence(),
          0,
          said.id(),
          new Refusal(
              "reference-used",
              "The external reference was confirmed before.",
              Map.of("externalReference", said.externalReference())));
      return;
    }
    String cause = "command:" + taken.sequence();
    if (said.direction() == Direction.OUT) {
      paidOut(taken, said, cause, writer);
      return;
    }
    switch (said.targetKind()) {
      case DEPOSIT, COLLATERAL -> arrived(said, cause, writer);
      case INSURANCE ->
          in(
              said,
              LedgerAccounts.insurance(state.key().pool()),
              TransferKind.INSURANCE_IN,
              cause,
              writer);
      case PAYOUT, NONE -> in(said, LedgerAccounts.SUSPENSE, TransferKind.SUSPENSE, cause, writer);
    }
    writer.executed(taken.sequence(), 0, said.id(), Map.of());
  }

  private void paidOut(TakenCommand taken, ConfirmCustody said, String cause, StepWriter writer) {
    UUID target = said.target();
    Decimal pending =
        target == null
            ? Decimal.ZERO
            : state.ledger().balance(LedgerAccounts.pendingPayout(target), said.asset());
    if (target == null || pending.isLessThan(said.amount())) {
      writer.refused(
          taken.sequence(),
          0,
          said.id(),
          new Refusal(
              "payout-unknown",
              "No payout of that amount is pending.",
              Map.of("pending", pending, "amount", said.amount())));
      return;
    }
    writer.transfer(
        LedgerAccounts.pendingPayout(target),
        LedgerAccounts.CUSTODY,
        said.asset(),
        said.amount(),
        TransferKind.CUSTODY_OUT,
        cause);
    writer.executed(taken.sequence(), 0, said.id(), Map.of());
  }

  private void arrived(ConfirmCustody said, String cause, StepWriter writer) {
    UUID target = said.target();
    TakenCommand waiting = target == null ? null : state.expected().find(target);
    String credited = matching(said, waiting);
    if (waiting == null || credited == null) {
      in(said, LedgerAccounts.SUSPENSE, TransferKind.SUSPENSE, cause, writer);
      return;
    }
    state.expected().remove(waiting.command().id());
    if (waiting.command() instanceof MoveCollateral move) {
      in(said, credited, TransferKind.COLLATERAL_IN, cause, writer);
      AccountState account = state.accounts().get(move.account());
      state.accounts().holds(account, move.asset());
      state.accounts().touched(account);
      writer.executed(waiting.sequence(), 0, move.id(), Map.of("amount", move.amount()));
    } else {
      in(said, credited, TransferKind.CUSTODY_IN, cause, writer);
      state.tranches().funded(waiting, writer.at());
    }
  }

  /**
   * The ledger account that a waiting deposit credits; null if the confirmation does not fit it.
   */
  private @Nullable String matching(ConfirmCustody said, @Nullable TakenCommand waiting) {
    if (waiting == null) {
      return null;
    }
    return switch (waiting.command()) {
      case MoveCollateral move
          when move.account().equals(said.owner())
              && move.asset().equals(said.asset())
              && move.amount().equals(said.amount()) ->
          LedgerAccounts.collateral(move.account());
      case Deposit deposit
          when deposit.provider().equals(said.owner())
              && state.key().settlementAsset().equals(said.asset())
              && deposit.amount().equals(said.amount()) ->
          LedgerAccounts.pendingDeposit(deposit.id());
      default -> null;
    };
  }

  private static void in(
      ConfirmCustody said, String credit, TransferKind kind, String cause, StepWriter writer) {
    writer.transfer(LedgerAccounts.CUSTODY, credit, said.asset(), said.amount(), kind, cause);
  }

  /**
   * Money on its way out: it waits under {@code id} until the custodian confirms that it left.
   *
   * @param from ledger account that pays
   * @param kind COLLATERAL_OUT or REDEMPTION
   */
  public void payOut(
      String from,
      UUID id,
      String asset,
      Decimal amount,
      TransferKind kind,
      String cause,
      StepWriter writer) {
    writer.transfer(from, LedgerAccounts.pendingPayout(id), asset, amount, kind, cause);
  }
}
