package io.counterpool.pool.executor;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.counterpool.models.Decimal;
import io.counterpool.models.shares.SeriesPerformanceFee;
import io.counterpool.pool.account.AccountState;
import io.counterpool.pool.executor.Journal.Receipt;
import io.counterpool.pool.executor.PoolRows.HoldingRow;
import io.counterpool.pool.executor.PoolRows.RequestKind;
import io.counterpool.pool.executor.PoolRows.RequestRow;
import io.counterpool.pool.executor.PoolRows.TrancheRow;
import io.counterpool.pool.ledger.Transfer;
import io.counterpool.pool.liquidity.Tranches;
import io.counterpool.pool.market.MarketState;
import io.counterpool.pool.order.Fill;
import io.counterpool.pool.order.ReceiptCheck;
import io.counterpool.pool.position.Position;
import io.counterpool.pool.valuation.Valuation;
import io.counterpool.pool.valuation.Valuation.TrancheValue;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Laws that hold after every step of a random history. */
class HistoryTest {

  private static final int STEPS = Integer.getInteger("steps", 2000);

  /**
   * Of the books that must balance: twenty thousand in every run, a million with {@code --full}.
   */
  private static final int CONSERVED_STEPS = Boolean.getBoolean("full") ? 1_000_000 : 20_000;

  private static final List<String> TRANCHES = List.of("senior", "junior");

  private final long seed = Long.getLong("seed", System.nanoTime());

  @Test
  void conservesMoneyAndTotalsWhateverHappens() {
    System.out.println("seed " + seed);
    RandomHistory history = new RandomHistory(new SplittableRandom(seed));
    long fills = 0;
    for (int step = 0; step < CONSERVED_STEPS; step++) {
      Journal journal = history.step();
      history.forget();
      fills += journal.fills.size();
      for (Receipt receipt : journal.receipts) {
        assertThat(ReceiptCheck.recompute(receipt)).as(receipt.toString()).isEmpty();
      }
      check(history.desk);
      checkFees(journal);
      checkShares(history.desk.state());
      journal.valuations.forEach(HistoryTest::checkWaterfall);
    }
    assertThat(fills).isPositive();
  }

  /** What each account was charged in a step, by what it did, is what was moved from it. */
  private static void checkFees(Journal journal) {
    Map<String, Decimal> fees = new TreeMap<>();
    for (Fill fill : journal.fills) {
      String kind =
          switch (fill.kind()) {
            case ORDER -> "TRADE_FEE";
            case LIQUIDATION -> "LIQUIDATION_FEE";
            case DELEVERAGE -> "CLOSE_OUT_FEE";
          };
      fees.merge(kind + " collateral:" + fill.account(), fill.fee(), Decimal::plus);
    }
    Map<String, Decimal> moved = new TreeMap<>();
    for (Transfer transfer : journal.transfers) {
      switch (transfer.kind()) {
        case REFERRAL ->
            moved.merge("TRADE_FEE " + transfer.debit(), transfer.amount(), Decimal::plus);
        case TRADE_FEE, LIQUIDATION_FEE, CLOSE_OUT_FEE ->
            moved.merge(transfer.kind() + " " + transfer.debit(), transfer.amount(), Decimal::plus);
        default -> {}
      }
    }
    fees.values().removeIf(Decimal::isZero);
    assertThat(moved).isEqualTo(fees);
  }

  /**
   * Shares are held, those that wait are locked, and what a tranche is charged can be summed up.
   */
  private static void checkShares(PoolState state) {
    Map<String, Decimal> held = new HashMap<>();
    Map<String, Decimal> locked = new HashMap<>();
    for (HoldingRow holding : state.tranches().holdings()) {
      held.merge(holding.tranche(), holding.shares(), Decimal::plus);
      locked.merge(holding.tranche(), holding.locked(), Decimal::plus);
      assertThat(holding.locked()).isBetween(Decimal.ZERO, holding.shares());
    }
    Map<String, Decimal> waiting = new HashMap<>();
    for (RequestRow request : state.tranches().requests()) {
      if (request.kind() == RequestKind.REDEMPTION) {
        waiting.merge(request.tranche(), request.remaining(), Decimal::plus);
      }
    }
    for (String tranche : TRANCHES) {
      TrancheRow row = state.tranches().find(tranche);
      assertThat(held.getOrDefault(tranche, Decimal.ZERO))
          .isEqualTo(row == null ? Decimal.ZERO : row.supply());
      assertThat(locked.getOrDefault(tranche, Decimal.ZERO))
          .isEqualTo(waiting.getOrDefault(tranche, Decimal.ZERO));
      if (row != null && row.performanceFee() != null) {
        checkAccruedFee(state, row);
      }
    }
  }

  private static void checkAccruedFee(PoolState state, TrancheRow row) {
    Decimal value = row.supply().times(Decimal.of("1.07"), 6, RoundingMode.FLOOR);
    Decimal price = Tranches.shares(6).price(value, row.supply());
    SeriesPerformanceFee fee = new SeriesPerformanceFee(requireNonNull(row.performanceFee()));
    Decimal least = Decimal.ZERO;
    long holdings = 0;
    for (HoldingRow holding : state.tranches().holdings()) {
      if (holding.tranche().equals(row.tranche()) && holding.mark() != null) {
        least = least.plus(fee.fee(holding.shares(), holding.mark(), price, 6));
        holdings++;
      }
    }
    assertThat(requireNonNull(state.tranches().accruedFee(row.tranche(), value, 6)))
        .isBetween(least, least.plus(Decimal.ofUnits(holdings, 6)));
  }

  /** INV-7: all that is there covers the senior first, and only the junior goes without income. */
  private static void checkWaterfall(Valuation valuation) {
    TrancheValue senior = valuation.tranches().getFirst();
    TrancheValue junior = valuation.tranches().getLast();
    Decimal all = valuation.value().plus(valuation.unreleased());
    assertThat(senior.value())
        .isEqualTo(senior.claim().min(all.max(Decimal.ZERO)).rounded(6, RoundingMode.FLOOR));
    assertThat(junior.value())
        .isEqualTo(
            valuation
                .value()
                .minus(senior.claim())
                .max(Decimal.ZERO)
                .rounded(6, RoundingMode.FLOOR));
  }

  private static void check(Desk desk) {
    PoolState state = desk.state();
    for (AccountState account : state.accounts().all()) {
      if (account.positions().isEmpty()
          && state.ledger().balance(account.ledgerAccount()).isNegative()) {
        assertThat(state.accounts().isDebtor(account)).isTrue();
      }
    }
    for (String asset : state.ledger().assets()) {
      assertThat(state.ledger().imbalance(asset)).isEqualTo(Decimal.ZERO);
    }
    for (MarketState market : state.markets().all()) {
      Decimal longs = Decimal.ZERO;
      Decimal shorts = Decimal.ZERO;
      Decimal entry = Decimal.ZERO;
      Decimal accrued = Decimal.ZERO;
      for (AccountState account : state.accounts().all()) {
        Position position = account.position(market.market());
        if (position != null) {
          Decimal size = position.size();
          longs = longs.plus(size.max(Decimal.ZERO));
          shorts = shorts.plus(size.negate().max(Decimal.ZERO));
          entry = entry.plus(position.entryNotional());
          accrued =
              accrued
                  .plus(
                      size.times(
                          market.funding().of(size).minus(position.fundingIndex()),
                          RoundingMode.FLOOR))
                  .plus(
                      size.abs()
                          .times(
                              market.borrowIndex().minus(position.borrowIndex()),
                              RoundingMode.FLOOR));
        }
      }
      assertThat(market.longSize()).isEqualTo(longs);
      assertThat(market.shortSize()).isEqualTo(shorts);
      assertThat(market.longEntryNotional().plus(market.shortEntryNotional())).isEqualTo(entry);
      // Two ways to round at eighteen digits: a few last digits a position.
      assertThat(market.accrued().minus(accrued).abs()).isLessThan(Decimal.of("0.000000000000001"));
      assertThat(market.grossPayouts()).isLessThanOrEqualTo(desk.payoutBound());
    }
  }

  @Test
  void givesTheSameJournalsForTheSameInputs() {
    System.out.println("seed " + seed);
    RandomHistory history = new RandomHistory(new SplittableRandom(seed));
    for (int step = 0; step < STEPS; step++) {
      history.step();
    }
    PoolMachine again = new PoolMachine(RandomHistory.start());
    List<Journal> journals = new ArrayList<>();
    for (Object input : history.desk.inputs) {
      journals.add(run(again, input));
    }
    assertThat(hash(journals)).isEqualTo(hash(history.desk.journals));
  }

  private static Journal run(PoolMachine machine, Object input) {
    return input instanceof RoundInput round
        ? machine.round(round)
        : machine.take((TakenCommand) input);
  }

  @Test
  void restoresFromItsRowsTheStateThatTheWholeLogGives() {
    System.out.println("seed " + seed);
    SplittableRandom random = new SplittableRandom(seed);
    RandomHistory history = new RandomHistory(random);
    for (int step = 0; step < STEPS; step++) {
      history.step();
    }
    List<Object> inputs = history.desk.inputs;
    int stop = random.nextInt(inputs.size() / 2, inputs.size());
    PoolMachine whole = new PoolMachine(RandomHistory.start());
    StoredPool stored = new StoredPool(RandomHistory.start());
    for (Object input : inputs.subList(0, stop)) {
      stored.keep(input, run(whole, input), whole.state().drainChanges());
    }
    PoolMachine restored = new PoolMachine(stored.restore());
    for (Object input : inputs.subList(stop, inputs.size())) {
      assertThat(text(run(restored, input))).isEqualTo(text(run(whole, input)));
      assertThat(restored.state().drainChanges().toString())
          .isEqualTo(whole.state().drainChanges().toString());
    }
  }

  /** Everything a step wrote, in order. */
  static String text(Journal journal) {
    return String.join(
        "\n",
        journal.transfers.toString(),
        journal.fills.toString(),
        journal.receipts.toString(),
        journal.outcomes.toString(),
        journal.events.toString(),
        journal.liquidations.toString(),
        journal.shareMovements.toString(),
        journal.epochs.toString(),
        journal.valuations.toString());
  }

  private static String hash(List<Journal> journals) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (Journal journal : journals) {
        digest.update(text(journal).getBytes(StandardCharsets.UTF_8));
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException(missing);
    }
  }
}
