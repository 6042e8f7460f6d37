package io.counterpool.pool.custody;

import io.counterpool.models.Decimal;
import io.counterpool.pool.account.AccountState;
import io.counterpool.pool.executor.Command.ConfirmCustody;
import io.counterpool.pool.executor.Command.Deposit;
import io.counterpool.pool.executor.Command.MoveCollateral;
import io.counterpool.pool.executor.Command.TargetKind;
import io.counterpool.pool.executor.Journal.Refusal;
import io.counterpool.pool.executor.PoolRows.PayoutRow;
import io.counterpool.pool.executor.PoolState;
import io.counterpool.pool.executor.StepWriter;
import io.counterpool.pool.executor.TakenCommand;
import io.counterpool.pool.ledger.LedgerAccounts;
import io.counterpool.pool.ledger.TransferKind;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The door of the venue. Money enters only by the custodian's confirmation, and for whom it was
 * announced: what nobody announced, or in another amount or asset, goes to {@code suspense} and
 * changes no share price. Money leaves from {@code pending:payout:<id>} once its leaving is
 * confirmed, in full. An external reference moves money once.
 */
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
    if (state.expected().isUsed(said.externalReference())) {
      writer.refused(
          taken.sequence(),
          0,
          said.id(),
          new Refusal(
              "external-reference-used",
              "The external reference has moved money before.",
              Map.of("externalReference", said.externalReference())));
      return;
    }
    switch (said.direction()) {
      case IN -> arrived(taken, said, writer);
      case OUT -> left(taken, said, writer);
    }
  }

  private void arrived(TakenCommand taken, ConfirmCustody said, StepWriter writer) {
    if (said.targetKind() == TargetKind.INSURANCE
        && said.asset().equals(state.key().settlementAsset())) {
      String insurance = LedgerAccounts.insurance(state.key().pool());
      credit(taken, said, insurance, TransferKind.INSURANCE_IN, writer);
      return;
    }
    TakenCommand waiting = announced(said);
    if (waiting == null) {
      suspend(taken, said, "nothing of that owner and id is expected", writer);
      return;
    }
    switch (waiting.command()) {
      case MoveCollateral move when fits(said, move.asset(), move.amount()) ->
          collateralArrived(taken, said, waiting, move, writer);
      case Deposit deposit when fits(said, state.key().settlementAsset(), deposit.amount()) -> {
        state.expected().remove(waiting);
        String pending = LedgerAccounts.pendingDeposit(deposit.id());
        credit(taken, said, pending, TransferKind.CUSTODY_IN, writer);
        state.tranches().funded(waiting, deposit, writer.at());
      }
      default -> suspend(taken, said, "another asset or amount is expected", writer);
    }
  }

  private @Nullable TakenCommand announced(ConfirmCustody said) {
    UUID owner = said.owner();
    UUID id = said.target();
    if (owner == null || id == null) {
      return null;
    }
    return switch (said.targetKind()) {
      case DEPOSIT -> state.expected().deposit(owner, id);
      case COLLATERAL -> state.expected().collateral(owner, id);
      case INSURANCE, PAYOUT, NONE -> null;
    };
  }

  private static boolean fits(ConfirmCustody said, String asset, Decimal amount) {
    return said.asset().equals(asset) && said.amount().equals(amount);
  }

  private void collateralArrived(
      TakenCommand taken,
      ConfirmCustody said,
      TakenCommand waiting,
      MoveCollateral move,
      StepWriter writer) {
    state.expected().remove(waiting);
    String collateral = LedgerAccounts.collateral(move.account());
    credit(taken, said, collateral, TransferKind.COLLATERAL_IN, writer);
    AccountState account = state.accounts().get(move.account());
    state.accounts().holds(account, move.asset());
    state.accounts().touched(account);
    writer.executed(
        waiting.sequence(),
        0,
        move.id(),
        Map.of("asset", move.asset(), "amount", move.amount(), "confirmation", taken.sequence()));
  }

  private void credit(
      TakenCommand taken,
      ConfirmCustody said,
      String account,
      TransferKind kind,
      StepWriter writer) {
    state.expected().use(said.externalReference());
    writer.transfer(
        LedgerAccounts.CUSTODY, account, said.asset(), said.amount(), kind, cause(taken));
    Map<String, Object> figures = figures("credited", account, said);
    writer.event("money-arrived", figures);
    writer.executed(taken.sequence(), 0, said.id(), figures);
  }

  private void suspend(TakenCommand taken, ConfirmCustody said, String reason, StepWriter writer) {
    state.expected().use(said.externalReference());
    writer.transfer(
        LedgerAccounts.CUSTODY,
        LedgerAccounts.SUSPENSE,
        said.asset(),
        said.amount(),
        TransferKind.SUSPENSE,
        cause(taken));
    Map<String, Object> figures = figures("credited", LedgerAccounts.SUSPENSE, said);
    figures.put("reason", reason);
    writer.event("money-suspended", figures);
    writer.executed(taken.sequence(), 0, said.id(), figures);
  }

  private void left(TakenCommand taken, ConfirmCustody said, StepWriter writer) {
    if (said.targetKind() == TargetKind.NONE) {
      suspenseLeft(taken, said, writer);
      return;
    }
    List<PayoutRow> open = open(said);
    if (open.isEmpty()) {
      writer.refused(
          taken.sequence(),
          0,
          said.id(),
          new Refusal(
              "payout-unknown",
              "No payout of that owner, id and asset is open.",
              Map.of("asset", said.asset(), "amount", said.amount())));
      return;
    }
    // One id may be owed several strikes: the oldest are paid first, each in full.
    Decimal paid = Decimal.ZERO;
    int count = 0;
    while (count < open.size() && paid.isLessThan(said.amount())) {
      paid = paid.plus(open.get(count++).amount());
    }
    if (!paid.equals(said.amount())) {
      refuseAmount(taken, said, open, writer);
      return;
    }
    for (PayoutRow row : open.subList(0, count)) {
      state
          .expected()
          .put(new PayoutRow(row.number(), row.owner(), row.id(), row.asset(), Decimal.ZERO));
    }
    debit(taken, said, LedgerAccounts.pendingPayout(open.getFirst().id()), writer);
  }

  private List<PayoutRow> open(ConfirmCustody said) {
    UUID owner = said.owner();
    UUID id = said.target();
    if (said.targetKind() != TargetKind.PAYOUT || owner == null || id == null) {
      return List.of();
    }
    return state.expected().payouts(owner, id).stream()
        .filter(row -> row.asset().equals(said.asset()))
        .toList();
  }

  private static void refuseAmount(
      TakenCommand taken, ConfirmCustody said, List<PayoutRow> open, StepWriter writer) {
    Decimal next = open.getFirst().amount();
    Decimal all = open.stream().map(PayoutRow::amount).reduce(Decimal.ZERO, Decimal::plus);
    writer.refused(
        taken.sequence(),
        0,
        said.id(),
        new Refusal(
            "payout-amount-differs",
            "A payout leaves whole: " + next + " is next of " + all + " open.",
            Map.of("next", next, "open", all, "amount", said.amount())));
  }

  /** Money that belonged to nobody goes back to where it came from. */
  private void suspenseLeft(TakenCommand taken, ConfirmCustody said, StepWriter writer) {
    Decimal held = state.ledger().balance(LedgerAccounts.SUSPENSE, said.asset());
    if (held.isLessThan(said.amount())) {
      writer.refused(
          taken.sequence(),
          0,
          said.id(),
          new Refusal(
              "suspense-too-low",
              "Suspense holds less than was paid.",
              Map.of("held", held, "amount", said.amount())));
      return;
    }
    debit(taken, said, LedgerAccounts.SUSPENSE, writer);
  }

  private void debit(TakenCommand taken, ConfirmCustody said, String account, StepWriter writer) {
    state.expected().use(said.externalReference());
    writer.transfer(
        account,
        LedgerAccounts.CUSTODY,
        said.asset(),
        said.amount(),
        TransferKind.CUSTODY_OUT,
        cause(taken));
    Map<String, Object> figures = figures("debited", account, said);
    writer.event("money-left", figures);
    writer.executed(taken.sequence(), 0, said.id(), figures);
  }

  private static Map<String, Object> figures(String verb, String account, ConfirmCustody said) {
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put(verb, account);
    figures.put("asset", said.asset());
    figures.put("amount", said.amount());
    figures.put("externalReference", said.externalReference());
    return figures;
  }

  private static String cause(TakenCommand taken) {
    return "command:" + taken.sequence();
  }

  /**
   * Money on its way out: it waits under {@code id} until the custodian confirms that it left.
   *
   * @param from ledger account that pays
   * @param owner provider or account that is paid; {@code Command.NOBODY} for the treasury's payout
   * @param id the redemption, withdrawal, refunded deposit or treasury payout
   * @param amount above 0
   * @param kind COLLATERAL_OUT, REDEMPTION, DEPOSIT_REFUND or TREASURY_OUT
   */
  public void payOut(
      String from,
      UUID owner,
      UUID id,
      String asset,
      Decimal amount,
      TransferKind kind,
      String cause,
      StepWriter writer) {
    writer.transfer(from, LedgerAccounts.pendingPayout(id), asset, amount, kind, cause);
    long number = writer.journal().transfers.getLast().sequence();
    state.expected().put(new PayoutRow(number, owner, id, asset, amount));
    writer.event(
        "payout-opened",
        Map.of(
            "number", number,
            "owner", owner.toString(),
            "id", id.toString(),
            "asset", asset,
            "amount", amount));
  }

  /** Stops waiting for a deposit of shares; money that still comes for it goes to suspense. */
  public @Nullable TakenCommand forget(UUID provider, UUID deposit) {
    TakenCommand waiting = state.expected().deposit(provider, deposit);
    if (waiting != null) {
      state.expected().remove(waiting);
    }
    return waiting;
  }

  /** Ends deposits announced at or before {@code latest} whose money never came. */
  public void expire(Instant latest, StepWriter writer) {
    for (TakenCommand late : state.expected().announcedUntil(latest)) {
      state.expected().remove(late);
      writer.expired(
          late.sequence(),
          0,
          late.command().id(),
          new Refusal(
              "deposit-not-funded",
              "Its money was not confirmed by the second cut-off after acceptance.",
              Map.of("acceptedAt", late.acceptedAt(), "cutOff", latest)));
    }
  }
}
