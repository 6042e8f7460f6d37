package io.counterpool.pool.custody;

import static org.assertj.core.api.Assertions.assertThat;

import io.counterpool.models.Decimal;
import io.counterpool.pool.executor.Command;
import io.counterpool.pool.executor.Command.ConfirmCustody;
import io.counterpool.pool.executor.Command.Deposit;
import io.counterpool.pool.executor.Command.Direction;
import io.counterpool.pool.executor.Command.MoveCollateral;
import io.counterpool.pool.executor.Command.Movement;
import io.counterpool.pool.executor.Command.TargetKind;
import io.counterpool.pool.executor.Journal;
import io.counterpool.pool.executor.Journal.Outcome;
import io.counterpool.pool.executor.Journal.State;
import io.counterpool.pool.executor.PoolKey;
import io.counterpool.pool.executor.PoolMachine;
import io.counterpool.pool.executor.PoolState;
import io.counterpool.pool.executor.TakenCommand;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CustodyDeskTest {

  private static final UUID ANN = new UUID(0, 1);
  private static final UUID BOB = new UUID(0, 2);
  private static final UUID FIRST = new UUID(1, 1);

  private final PoolMachine machine =
      new PoolMachine(new PoolState(new PoolKey("USDC-MAIN", "USDC", 6)));
  private long sequence;

  @Test
  void creditsCollateralToTheAccountThatAnnouncedIt() {
    announceCollateral(ANN, FIRST, "WETH", "2.5");
    Journal journal = in(TargetKind.COLLATERAL, ANN, FIRST, "WETH", "2.5", "r1");

    assertThat(balance("collateral:" + ANN, "WETH")).isEqualTo(Decimal.of("2.5"));
    assertThat(balance("custody", "WETH")).isEqualTo(Decimal.of("-2.5"));
    // The announcing command and the confirmation end together.
    assertThat(journal.outcomes).extracting(Outcome::sequence).containsExactlyInAnyOrder(1L, 2L);
    assertThat(machine.state().accounts().get(ANN).version()).isEqualTo(1);
  }

  @Test
  void putsMoneyThatNobodyAnnouncedInSuspense() {
    in(TargetKind.COLLATERAL, ANN, FIRST, "USDC", "7", "r1");
    in(TargetKind.NONE, null, null, "USDC", "3", "r2");

    assertThat(balance("suspense", "USDC")).isEqualTo(Decimal.of(10));
  }

  @Test
  void putsAnotherAmountOrAssetInSuspenseAndKeepsWaiting() {
    announceCollateral(ANN, FIRST, "USDC", "100");
    in(TargetKind.COLLATERAL, ANN, FIRST, "USDC", "99", "r1");
    in(TargetKind.COLLATERAL, ANN, FIRST, "WETH", "100", "r2");
    assertThat(balance("suspense", "USDC")).isEqualTo(Decimal.of(99));
    assertThat(balance("suspense", "WETH")).isEqualTo(Decimal.of(100));

    in(TargetKind.COLLATERAL, ANN, FIRST, "USDC", "100", "r3");
    assertThat(balance("collateral:" + ANN, "USDC")).isEqualTo(Decimal.of(100));
  }

  @Test
  void tellsApartTheSameIdOfTwoOwnersAndOfTwoKinds() {
    announceCollateral(ANN, FIRST, "USDC", "1");
    announceCollateral(BOB, FIRST, "USDC", "2");
    take(new Deposit(FIRST, ANN, "junior", Decimal.of(3)));

    in(TargetKind.COLLATERAL, BOB, FIRST, "USDC", "2", "r1");
    in(TargetKind.DEPOSIT, ANN, FIRST, "USDC", "3", "r2");
    in(TargetKind.COLLATERAL, ANN, FIRST, "USDC", "1", "r3");

    assertThat(balance("collateral:" + ANN, "USDC")).isEqualTo(Decimal.of(1));
    assertThat(balance("collateral:" + BOB, "USDC")).isEqualTo(Decimal.of(2));
    assertThat(balance("pending:deposit:" + FIRST, "USDC")).isEqualTo(Decimal.of(3));
  }

  @Test
  void movesMoneyOncePerExternalReference() {
    in(TargetKind.INSURANCE, null, null, "USDC", "50", "r1");
    Outcome again = only(in(TargetKind.INSURANCE, null, null, "USDC", "50", "r1"));

    assertThat(again.state()).isEqualTo(State.REFUSED);
    assertThat(slug(again)).isEqualTo("external-reference-used");
    assertThat(balance("insurance:USDC-MAIN", "USDC")).isEqualTo(Decimal.of(50));
  }

  @Test
  void leavesTheReferenceOfARefusedConfirmationFree() {
    assertThat(slug(only(out(TargetKind.NONE, null, null, "USDC", "5", "r1"))))
        .isEqualTo("suspense-too-low");
    in(TargetKind.NONE, null, null, "USDC", "5", "r1");
    out(TargetKind.NONE, null, null, "USDC", "5", "r2");

    assertThat(balance("suspense", "USDC")).isEqualTo(Decimal.ZERO);
    assertThat(balance("custody", "USDC")).isEqualTo(Decimal.ZERO);
  }

  @Test
  void refusesToConfirmAPayoutThatIsNotOpen() {
    assertThat(slug(only(out(TargetKind.PAYOUT, ANN, FIRST, "USDC", "5", "r1"))))
        .isEqualTo("payout-unknown");
  }

  private Journal announceCollateral(UUID account, UUID id, String asset, String amount) {
    return take(new MoveCollateral(id, account, Movement.DEPOSIT, asset, Decimal.of(amount), null));
  }

  private Journal in(
      TargetKind kind,
      @Nullable UUID owner,
      @Nullable UUID target,
      String asset,
      String amount,
      String reference) {
    return confirm(Direction.IN, kind, owner, target, asset, amount, reference);
  }

  private Journal out(
      TargetKind kind,
      @Nullable UUID owner,
      @Nullable UUID target,
      String asset,
      String amount,
      String reference) {
    return confirm(Direction.OUT, kind, owner, target, asset, amount, reference);
  }

  private Journal confirm(
      Direction direction,
      TargetKind kind,
      @Nullable UUID owner,
      @Nullable UUID target,
      String asset,
      String amount,
      String reference) {
    return take(
        new ConfirmCustody(
            new UUID(9, sequence),
            direction,
            asset,
            Decimal.of(amount),
            reference,
            kind,
            owner,
            target));
  }

  private Journal take(Command command) {
    Instant at = Instant.parse("2026-01-01T00:00:00Z").plusSeconds(++sequence);
    return machine.take(new TakenCommand(sequence, at, null, command));
  }

  private Decimal balance(String account, String asset) {
    return machine.state().ledger().balance(account, asset);
  }

  private static Outcome only(Journal journal) {
    assertThat(journal.outcomes).hasSize(1);
    return journal.outcomes.getFirst();
  }

  private static @Nullable String slug(Outcome outcome) {
    return outcome.refusal() == null ? null : outcome.refusal().slug();
  }
}
