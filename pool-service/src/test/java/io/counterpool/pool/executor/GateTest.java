package io.counterpool.pool.executor;

import static io.counterpool.pool.executor.Desk.A;
import static io.counterpool.pool.executor.Desk.account;
import static io.counterpool.pool.executor.Desk.market;
import static io.counterpool.pool.executor.Desk.number;
import static org.assertj.core.api.Assertions.assertThat;

import io.counterpool.models.Decimal;
import io.counterpool.models.margin.LinearMargin;
import io.counterpool.models.margin.MarginAccount;
import io.counterpool.models.oracle.PriceAction;
import io.counterpool.pool.account.AccountMargin;
import io.counterpool.pool.executor.Command.Cancel;
import io.counterpool.pool.executor.Command.CancelRequest;
import io.counterpool.pool.executor.Command.ConfirmCustody;
import io.counterpool.pool.executor.Command.Deposit;
import io.counterpool.pool.executor.Command.Direction;
import io.counterpool.pool.executor.Command.MoveCollateral;
import io.counterpool.pool.executor.Command.Movement;
import io.counterpool.pool.executor.Command.PlaceBatch;
import io.counterpool.pool.executor.Command.PlaceOrder;
import io.counterpool.pool.executor.Command.Redemption;
import io.counterpool.pool.executor.Command.TargetKind;
import io.counterpool.pool.executor.Command.TreasuryPayout;
import io.counterpool.pool.market.MarketConfig.TradingState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Nothing takes an account below its requirement, whichever command is tried (S4, S5, S12). */
class GateTest {

  private static final AtomicLong ids = new AtomicLong();
  private static final UUID MINE = account(1);
  private static final UUID OTHER = account(2);

  /**
   * For every kind of command: all ways to take something away from an account that has no spare.
   */
  private static final Map<Class<? extends Command>, List<Command>> ATTACKS =
      Map.of(
          MoveCollateral.class,
              List.of(
                  move(Movement.WITHDRAWAL, "USDC", "0.000001", null),
                  move(Movement.WITHDRAWAL, "WETH", "0.00000001", null),
                  move(Movement.TRANSFER, "USDC", "0.000001", OTHER),
                  move(Movement.TRANSFER, "WETH", "1", OTHER),
                  move(Movement.DEPOSIT, "USDC", "1", null)),
          PlaceOrder.class,
              List.of(
                  new PlaceOrder(id(), MINE, market(A, "0.01")),
                  new PlaceOrder(id(), MINE, market(A, "-19")),
                  new PlaceOrder(id(), MINE, market(Desk.B, "1"))),
          PlaceBatch.class,
              List.of(
                  new PlaceBatch(id(), MINE, List.of(market(A, "0.01"), market(A, "0.02"))),
                  new PlaceBatch(id(), MINE, List.of(market(A, "-1"), market(A, "1.5")))),
          Cancel.class, List.of(new Cancel(id(), MINE, id())),
          Deposit.class, List.of(new Deposit(id(), MINE, "junior", number("1"))),
          Redemption.class, List.of(new Redemption(id(), MINE, "junior", number("1"))),
          CancelRequest.class, List.of(cancelRequest()),
          TreasuryPayout.class, List.of(new TreasuryPayout(id(), number("0.000001"))),
          ConfirmCustody.class,
              List.of(out(TargetKind.PAYOUT), out(TargetKind.COLLATERAL), out(TargetKind.NONE)));

  private static UUID id() {
    return new UUID(9, ids.incrementAndGet());
  }

  private static MoveCollateral move(
      Movement kind, String asset, String amount, @Nullable UUID to) {
    return new MoveCollateral(id(), MINE, kind, asset, number(amount), to);
  }

  private static ConfirmCustody out(TargetKind kind) {
    return new ConfirmCustody(
        id(), Direction.OUT, "USDC", number("1"), id().toString(), kind, MINE, id());
  }

  private static CancelRequest cancelRequest() {
    return new CancelRequest(id(), MINE, id());
  }

  /**
   * 1,000 of cash and 2 WETH that count 3,200; long 21 at 2,000 require 4,200: nothing to spare.
   */
  private static Desk noSpare() {
    Desk desk = new Desk("1000000", "0");
    desk.fund(1, "1000");
    desk.fund(1, "WETH", "2");
    long open = desk.order(1, A, "21");
    desk.round("2000", "100", "2000");
    assertThat(desk.end(open)).isEqualTo("EXECUTED");
    return desk;
  }

  private static Decimal spare(Desk desk) {
    RoundInput input = desk.input("2000", "100", "2000");
    AccountMargin margin = new AccountMargin(desk.state(), new RoundView(input));
    LinearMargin model = margin.model();
    MarginAccount now = margin.now(desk.accountState(1), PriceAction.WITHDRAW);
    return model.equity(now).minus(model.initialMargin(now.positions()));
  }

  @Test
  void everyKindOfCommandIsTried() {
    Set<Class<?>> kinds = Set.of(Command.class.getPermittedSubclasses());
    assertThat(Set.<Class<?>>copyOf(ATTACKS.keySet())).isEqualTo(kinds);
  }

  @Test
  void noCommandLeavesAnAccountBelowItsRequirement() {
    List<Command> attacks = new ArrayList<>();
    ATTACKS.values().forEach(attacks::addAll);
    for (Command attack : attacks) {
      Desk desk = noSpare();
      desk.take(attack);
      desk.round("2000", "100", "2000");
      assertThat(spare(desk).isNegative()).as("after " + attack).isFalse();
    }
  }

  @Test
  void refusesToGiveCollateralAwayAndSaysWhatIsMissing() {
    Desk desk = noSpare();
    long out = desk.withdraw(1, "USDC", "100");
    long away = desk.transfer(1, 2, "USDC", "1000");
    long weth = desk.transfer(1, 2, "WETH", "2");
    desk.round("2000", "100", "2000");
    for (long each : List.of(out, away, weth)) {
      assertThat(desk.end(each)).isEqualTo("margin-too-low");
    }
    assertThat(desk.figure(out, "required")).isEqualTo(number("4200"));
    assertThat(desk.figure(out, "equity")).isEqualTo(number("4100"));
  }

  @ParameterizedTest
  @EnumSource(TradingState.class)
  void judgesWithdrawalsInEveryStateOfTheMarket(TradingState state) {
    Desk desk = noSpare();
    desk.tradingState.put(A, state);
    long out = desk.withdraw(1, "USDC", "1000");
    desk.round("2000", "100", "2000");
    assertThat(desk.end(out)).isEqualTo("margin-too-low");
  }

  @Test
  void countsAnUnrealisedProfitOnlyAtItsPayableFraction() {
    Desk desk = new Desk("1000000", "0");
    desk.payable = Decimal.ZERO;
    desk.fund(1, "1000");
    desk.order(1, A, "4");
    desk.round("2000");
    // 1,000 of profit, requirement 900: of the cash only 100 is free
    long profit = desk.withdraw(1, "USDC", "100.000001");
    long free = desk.withdraw(1, "USDC", "100");
    desk.round("2250");
    assertThat(desk.end(profit)).isEqualTo("margin-too-low");
    assertThat(desk.end(free)).isEqualTo("EXECUTED");
  }

  @Test
  void servesAnAccountWithNothingAtStakeAtOnce() {
    Desk desk = new Desk("1000000", "0");
    desk.fund(1, "1000");
    assertThat(desk.end(desk.withdraw(1, "USDC", "1000.000001")))
        .isEqualTo("collateral-insufficient");
    assertThat(desk.end(desk.transfer(1, 2, "USDC", "400"))).isEqualTo("EXECUTED");
    assertThat(desk.end(desk.withdraw(1, "USDC", "600"))).isEqualTo("EXECUTED");
    assertThat(desk.cash(1)).isEqualTo(Decimal.ZERO);
    assertThat(desk.cash(2)).isEqualTo(number("400"));
  }

  @Test
  void withdrawsNoMoreThanTheAccountHoldsOfAnAsset() {
    Desk desk = new Desk("1000000", "0");
    desk.fund(1, "WETH", "2");
    desk.order(1, A, "1");
    desk.round("2000", "100", "2000");
    long credit = desk.withdraw(1, "USDC", "1");
    desk.round("2000", "100", "2000");
    assertThat(desk.end(credit)).isEqualTo("collateral-insufficient");
  }

  @Test
  void waitsForPricesOfEverythingTheAccountHolds() {
    Desk desk = noSpare();
    long out = desk.withdraw(1, "USDC", "1");
    desk.round("2000");
    assertThat(desk.end(out)).isEqualTo("WAITING");
    desk.round("2000", "100", "2100");
    assertThat(desk.end(out)).isEqualTo("EXECUTED");
  }

  @Test
  void keepsTheCollateralOfAnIndebtedAccount() {
    // S4: collateral of 410,000,000 against a debt of 389,000,000 and a small position.
    Desk desk = new Desk("1000000000", "0");
    desk.haircut = Decimal.ZERO;
    desk.maxOpenNotional = Decimal.of(1_000_000_000);
    desk.fund(1, "WETH", "205000");
    desk.order(1, A, "390000");
    desk.round("2000", "100", "2000");
    desk.order(1, A, "-389000");
    desk.round("1000", "100", "2000");
    assertThat(desk.cash(1)).isEqualTo(number("-389000000"));
    long insuranceFund = desk.transfer(1, 7, "WETH", "50000");
    long other = desk.transfer(1, 2, "WETH", "50000");
    long out = desk.withdraw(1, "WETH", "50000");
    desk.round("1000", "100", "2000");
    for (long each : List.of(insuranceFund, other, out)) {
      assertThat(desk.end(each)).isEqualTo("margin-too-low");
    }
    // 410 − 389 − 1 − 100 = −80 million; 1,000 × 1,000 × 10 % = 100,000
    assertThat(desk.figure(out, "equity")).isEqualTo(number("-80000000"));
    assertThat(desk.figure(out, "required")).isEqualTo(number("100000"));
  }

  @Test
  void endsAWithdrawalThatNoRoundCouldServeForAnEpoch() {
    Desk desk = noSpare();
    long out = desk.withdraw(1, "USDC", "1");
    desk.now = desk.now.plusSeconds(86_400);
    desk.round("2000");
    assertThat(desk.end(out)).isEqualTo("oracle-below-quorum");
    assertThat(desk.cash(1)).isEqualTo(number("1000"));
  }
}
