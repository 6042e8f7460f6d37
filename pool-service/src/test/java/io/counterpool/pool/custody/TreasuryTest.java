package io.counterpool.pool.custody;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.counterpool.models.Decimal;
import io.counterpool.pool.executor.Command;
import io.counterpool.pool.executor.Command.ConfirmCustody;
import io.counterpool.pool.executor.Command.Direction;
import io.counterpool.pool.executor.Command.MoveCollateral;
import io.counterpool.pool.executor.Command.Movement;
import io.counterpool.pool.executor.Command.TargetKind;
import io.counterpool.pool.executor.Command.TreasuryPayout;
import io.counterpool.pool.executor.Desk;
import io.counterpool.pool.executor.Journal;
import io.counterpool.pool.executor.Journal.PoolEvent;
import io.counterpool.pool.executor.PoolRows;
import io.counterpool.pool.executor.PoolRows.BalanceRow;
import io.counterpool.pool.executor.PoolRows.PayoutRow;
import io.counterpool.pool.executor.PoolState;
import io.counterpool.pool.ledger.LedgerAccounts;
import io.counterpool.pool.ledger.Transfer;
import io.counterpool.pool.ledger.TransferKind;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A treasury of 100 and a pool of 5,000. */
class TreasuryTest {

  private static final UUID FIRST = new UUID(7, 1);
  private static final UUID SECOND = new UUID(7, 2);

  private final Desk desk = new Desk(start());

  private static PoolState start() {
    return state(
        List.of(
            new BalanceRow(LedgerAccounts.CUSTODY, "USDC", Decimal.of(-5100)),
            new BalanceRow(LedgerAccounts.pool(Desk.POOL), "USDC", Decimal.of(5000)),
            new BalanceRow(LedgerAccounts.TREASURY, "USDC", Decimal.of(100))),
        List.of());
  }

  private static PoolState state(List<BalanceRow> balances, List<PayoutRow> payouts) {
    return PoolState.restore(
        Desk.KEY,
        new PoolRows(
            null, balances, List.of(), List.of(), List.of(), List.of(), List.of(), List.of(),
            payouts, List.of()),
        List.of(),
        List.of());
  }

  @Test
  void opensAPayoutAndTakesItFromNobodyElse() {
    assertThat(desk.end(pay(FIRST, "30.25"))).isEqualTo("EXECUTED");

    assertThat(balance(LedgerAccounts.TREASURY)).isEqualTo(Decimal.of("69.75"));
    assertThat(balance("pending:payout:" + FIRST)).isEqualTo(Decimal.of("30.25"));
    assertThat(balance("custody")).isEqualTo(Decimal.of(-5100));
    assertThat(desk.poolCash()).isEqualTo(Decimal.of(5000));
    assertThat(desk.state().ledger().imbalance("USDC")).isEqualTo(Decimal.ZERO);

    Journal journal = desk.journals.getLast();
    assertThat(journal.transfers)
        .extracting(Transfer::kind, Transfer::cause)
        .containsExactly(tuple(TransferKind.TREASURY_OUT, "command:1"));
    PoolEvent opened = journal.events.getFirst();
    assertThat(opened.type()).isEqualTo("payout-opened");
    assertThat(opened.payload())
        .containsEntry("owner", "00000000-0000-0000-0000-000000000000")
        .containsEntry("id", FIRST.toString())
        .containsEntry("amount", Decimal.of("30.25"));
    assertThat(desk.state().drainChanges().payouts())
        .containsExactly(new PayoutRow(1, Command.NOBODY, FIRST, "USDC", Decimal.of("30.25")));
  }

  @Test
  void paysAllThatItHoldsAndRefusesAUnitMore() {
    long tooMuch = pay(FIRST, "100.000001");
    assertThat(desk.end(tooMuch)).isEqualTo("treasury-too-low");
    assertThat(desk.figure(tooMuch, "held")).isEqualTo(Decimal.of(100));
    assertThat(desk.figure(tooMuch, "amount")).isEqualTo(Decimal.of("100.000001"));
    assertThat(desk.journals.getLast().transfers).isEmpty();
    assertThat(desk.journals.getLast().events).isEmpty();

    assertThat(desk.end(pay(SECOND, "100"))).isEqualTo("EXECUTED");
    assertThat(balance(LedgerAccounts.TREASURY)).isEqualTo(Decimal.ZERO);

    // What is on its way is not there any more.
    long another = pay(new UUID(7, 3), "0.000001");
    assertThat(desk.end(another)).isEqualTo("treasury-too-low");
    assertThat(desk.figure(another, "held")).isEqualTo(Decimal.ZERO);
  }

  @Test
  void closesWithTheCustodiansWordAndOnlyAtItsAmount() {
    pay(FIRST, "40");
    pay(SECOND, "5");

    long other = left(Command.NOBODY, FIRST, "39", "r1");
    assertThat(desk.end(other)).isEqualTo("payout-amount-differs");
    assertThat(desk.figure(other, "next")).isEqualTo(Decimal.of(40));
    assertThat(desk.figure(other, "amount")).isEqualTo(Decimal.of(39));
    assertThat(desk.end(left(Desk.account(1), FIRST, "40", "r1"))).isEqualTo("payout-unknown");
    assertThat(balance("custody")).isEqualTo(Decimal.of(-5100));

    assertThat(desk.end(left(Command.NOBODY, FIRST, "40", "r1"))).isEqualTo("EXECUTED");
    assertThat(balance("custody")).isEqualTo(Decimal.of(-5060));
    assertThat(balance("pending:payout:" + FIRST)).isEqualTo(Decimal.ZERO);
    assertThat(balance("pending:payout:" + SECOND)).isEqualTo(Decimal.of(5));
    assertThat(balance(LedgerAccounts.TREASURY)).isEqualTo(Decimal.of(55));
    assertThat(desk.end(left(Command.NOBODY, FIRST, "40", "r2"))).isEqualTo("payout-unknown");
  }

  /** A trader chooses ids too: one name, two payouts, each closed by its own. */
  @Test
  void isNotClosedByAWithdrawalOfTheSameId() {
    desk.fund(1, "40");
    pay(FIRST, "40");
    desk.take(
        new MoveCollateral(
            FIRST, Desk.account(1), Movement.WITHDRAWAL, "USDC", Decimal.of(40), null));
    assertThat(balance("pending:payout:" + FIRST)).isEqualTo(Decimal.of(80));

    assertThat(desk.end(left(Desk.account(1), FIRST, "40", "r1"))).isEqualTo("EXECUTED");
    assertThat(desk.end(left(Desk.account(1), FIRST, "40", "r2"))).isEqualTo("payout-unknown");
    assertThat(desk.end(left(Command.NOBODY, FIRST, "40", "r2"))).isEqualTo("EXECUTED");
    assertThat(balance("pending:payout:" + FIRST)).isEqualTo(Decimal.ZERO);
  }

  @Test
  void isClosedAlsoByAStateThatWasReadBack() {
    PayoutRow open = new PayoutRow(9, Command.NOBODY, FIRST, "USDC", Decimal.of(40));
    Desk restored =
        new Desk(
            state(
                List.of(
                    new BalanceRow(LedgerAccounts.CUSTODY, "USDC", Decimal.of(-40)),
                    new BalanceRow("pending:payout:" + FIRST, "USDC", Decimal.of(40))),
                List.of(open)));
    assertThat(restored.end(left(restored, Command.NOBODY, FIRST, "40", "r1")))
        .isEqualTo("EXECUTED");
    assertThat(restored.state().ledger().balance("custody")).isEqualTo(Decimal.ZERO);
  }

  private long pay(UUID id, String amount) {
    return desk.take(new TreasuryPayout(id, Decimal.of(amount)));
  }

  private long left(UUID owner, UUID id, String amount, String reference) {
    return left(desk, owner, id, amount, reference);
  }

  private static long left(Desk desk, UUID owner, UUID id, String amount, String reference) {
    return desk.take(
        new ConfirmCustody(
            desk.nextId(),
            Direction.OUT,
            "USDC",
            Decimal.of(amount),
            reference,
            TargetKind.PAYOUT,
            owner,
            id));
  }

  private Decimal balance(String account) {
    return desk.state().ledger().balance(account);
  }
}
