package io.counterpool.pool.valuation;

import static org.assertj.core.api.Assertions.assertThat;

import io.counterpool.models.Decimal;
import io.counterpool.pool.account.AccountState;
import io.counterpool.pool.executor.FeedRound;
import io.counterpool.pool.executor.Journal;
import io.counterpool.pool.executor.PoolState;
import io.counterpool.pool.executor.RoundView;
import io.counterpool.pool.ledger.Transfer;
import io.counterpool.pool.ledger.TransferKind;
import io.counterpool.pool.liquidity.EpochResult;
import io.counterpool.pool.liquidity.EpochResult.TrancheStrike;
import io.counterpool.pool.market.MarketState;
import io.counterpool.pool.position.Position;
import io.counterpool.pool.valuation.Valuation.TrancheValue;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Random lives of a whole pool; every failure names its seed. */
class VenueHistoryTest {

  private static final Decimal UNIT = Decimal.of("0.000001");
  private static final int ROUNDS = Math.max(20, Integer.getInteger("steps", 2000) / 10);

  static LongStream seeds() {
    return Long.getLong("seed") != null
        ? LongStream.of(Long.getLong("seed"))
        : LongStream.range(1, 7);
  }

  /** What is stored of each round is what its positions, balances and prices give. */
  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void valuesThePoolAsItsPositionsSay(long seed) {
    MovingVenue venue = new MovingVenue(new SplittableRandom(seed));
    for (int i = 0; i < ROUNDS; i++) {
      venue.commands();
      venue.move();
      Valuation stored = venue.round().valuations.getLast();
      String at = "seed " + seed + ", round " + stored.round();
      assertThat(stored.tradersProfit()).as(at).isEqualTo(tradersProfit(venue));
      assertThat(stored.value())
          .as(at)
          .isEqualTo(
              stored
                  .cash()
                  .plus(stored.otherAssets())
                  .minus(stored.tradersProfit())
                  .plus(stored.accrued())
                  .minus(stored.shortfall())
                  .minus(stored.unreleased()))
          .isBetween(stored.lower(), stored.upper());
      checkAccrued(venue, stored, at);
      checkShortfall(venue, stored, at);
      checkWaterfall(stored, at);
      for (String asset : venue.state().ledger().assets()) {
        assertThat(venue.state().ledger().imbalance(asset)).as(at).isEqualTo(Decimal.ZERO);
      }
    }
  }

  /**
   * INV-3: at an unmoved mark no order, liquidation, deposit or redemption lowers what a share of
   * any tranche is worth, and traders as a whole never gain from trading.
   */
  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void lowersNobodysShareAtAnUnmovedMark(long seed) {
    MovingVenue venue = new MovingVenue(new SplittableRandom(seed));
    for (int i = 0; i < ROUNDS; i++) {
      venue.commands();
      venue.move();
      venue.round();
      venue.orders();
      venue.state().tranches().accrue(venue.last.pool(), venue.now.plusMillis(50));
      RoundView mark = new RoundView(venue.last);
      Decimal tradersBefore = tradersEquity(venue);
      Map<String, Decimal> before = sharePrices(venue, Valuer.poolValue(venue.state(), mark));
      Decimal valueBefore = Valuer.poolValue(venue.state(), mark).value();

      Journal journal = venue.round();

      String at = "seed " + seed + ", round " + venue.last.number();
      Decimal valueAfter = Valuer.poolValue(venue.state(), mark).value();
      Decimal flow = flow(journal);
      assertThat(valueAfter).as(at).isGreaterThanOrEqualTo(valueBefore.plus(flow));
      Map<String, Decimal> after = sharePrices(venue, Valuer.poolValue(venue.state(), mark));
      before.forEach(
          (tranche, price) -> {
            if (after.containsKey(tranche)) {
              assertThat(after.get(tranche)).as(at + " " + tranche).isGreaterThanOrEqualTo(price);
            }
          });
      assertThat(tradersEquity(venue).minus(forgiven(journal)))
          .as(at)
          .isLessThanOrEqualTo(tradersBefore);
    }
  }

  /** Bad debt is paid by insurance to its last unit, and only then by the pool. */
  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void takesBadDebtFromInsuranceFirst(long seed) {
    MovingVenue venue = new MovingVenue(new SplittableRandom(seed));
    for (int i = 0; i < ROUNDS; i++) {
      venue.commands();
      venue.move();
      venue.round();
    }
    Decimal insurance = Decimal.ZERO;
    Decimal paid = Decimal.ZERO;
    for (Journal journal : venue.journals) {
      for (Transfer transfer : journal.transfers) {
        if (transfer.credit().startsWith("insurance:")) {
          insurance = insurance.plus(transfer.amount());
        }
        if (transfer.debit().startsWith("insurance:")) {
          insurance = insurance.minus(transfer.amount());
        }
        if (transfer.kind() == TransferKind.BAD_DEBT_POOL) {
          assertThat(insurance).as("seed " + seed).isEqualTo(Decimal.ZERO);
        }
        if (transfer.kind() == TransferKind.BAD_DEBT_POOL
            || transfer.kind() == TransferKind.BAD_DEBT_INSURANCE) {
          paid = paid.plus(transfer.amount());
        }
      }
    }
    assertThat(paid).as("seed " + seed).isEqualTo(venue.state().counters().badDebt());
    // Lives in which nothing happens prove nothing.
    assertThat(paid).as("seed " + seed).isGreaterThan(Decimal.ZERO);
    assertThat(venue.journals.stream().mapToInt(journal -> journal.fills.size()).sum())
        .isGreaterThan(ROUNDS / 2);
    assertThat(venue.journals.stream().mapToInt(journal -> journal.liquidations.size()).sum())
        .isPositive();
    assertThat(venue.journals.stream().mapToInt(journal -> journal.shareMovements.size()).sum())
        .isGreaterThan(6);
  }

  private static Decimal price(MovingVenue venue, String market) {
    return feedPrice(venue, market.charAt(0) + "-USD");
  }

  private static Decimal feedPrice(MovingVenue venue, String feed) {
    FeedRound round = venue.last.feeds().get(feed);
    if (round == null || round.price() == null) {
      throw new IllegalStateException("every feed has a price here");
    }
    return round.price();
  }

  private static Decimal tradersProfit(MovingVenue venue) {
    Decimal sum = Decimal.ZERO;
    for (MarketState market : venue.state().markets().all()) {
      Decimal net = Decimal.ZERO;
      for (AccountState account : venue.state().accounts().all()) {
        Position position = account.position(market.market());
        if (position != null) {
          net =
              net.plus(
                  position
                      .size()
                      .times(price(venue, market.market()), RoundingMode.UNNECESSARY)
                      .minus(position.entryNotional()));
        }
      }
      Decimal left = Decimal.of(40_000).minus(market.grossPayouts()).max(Decimal.ZERO);
      sum = sum.plus(net.min(left));
    }
    return sum.rounded(6, RoundingMode.CEILING);
  }

  private static Decimal owed(MarketState market, Position position) {
    return position
        .size()
        .times(
            market.funding().of(position.size()).minus(position.fundingIndex()),
            RoundingMode.CEILING)
        .plus(
            position
                .size()
                .abs()
                .times(market.borrowIndex().minus(position.borrowIndex()), RoundingMode.CEILING));
  }

  private static void checkAccrued(MovingVenue venue, Valuation stored, String at) {
    Decimal sum = Decimal.ZERO;
    for (AccountState account : venue.state().accounts().all()) {
      for (var held : account.positions().entrySet()) {
        sum = sum.plus(owed(venue.state().markets().get(held.getKey()), held.getValue()));
      }
    }
    // Rounded per position there, per market here: less than a unit apart, and never above.
    assertThat(stored.accrued())
        .as(at)
        .isLessThanOrEqualTo(sum)
        .isGreaterThan(sum.minus(UNIT).minus(UNIT));
  }

  private static Decimal equity(MovingVenue venue, AccountState account) {
    PoolState state = venue.state();
    Decimal weth = feedPrice(venue, "ETH-USD");
    Decimal equity =
        state
            .ledger()
            .balance(account.ledgerAccount())
            .plus(
                state
                    .ledger()
                    .balance(account.ledgerAccount(), "WETH")
                    .times(weth, RoundingMode.FLOOR)
                    .times(Decimal.of("0.8"), RoundingMode.FLOOR));
    for (var held : account.positions().entrySet()) {
      Position position = held.getValue();
      equity =
          equity
              .plus(position.size().times(price(venue, held.getKey()), RoundingMode.FLOOR))
              .minus(position.entryNotional())
              .minus(owed(state.markets().get(held.getKey()), position));
    }
    return equity;
  }

  private static void checkShortfall(MovingVenue venue, Valuation stored, String at) {
    Decimal sum = Decimal.ZERO;
    for (AccountState account : venue.state().accounts().all()) {
      if (!account.positions().isEmpty()) {
        sum =
            sum.plus(
                equity(venue, account).negate().max(Decimal.ZERO).rounded(6, RoundingMode.CEILING));
      }
    }
    assertThat(stored.shortfall()).as(at).isEqualTo(sum);
  }

  private static void checkWaterfall(Valuation stored, String at) {
    List<TrancheValue> tranches = stored.tranches();
    Decimal sum = Decimal.ZERO;
    for (int i = 0; i < tranches.size(); i++) {
      TrancheValue tranche = tranches.get(i);
      sum = sum.plus(tranche.value());
      boolean paidInFull =
          !tranche.value().isLessThan(tranche.claim().rounded(6, RoundingMode.FLOOR));
      for (TrancheValue below : tranches.subList(i + 1, tranches.size())) {
        assertThat(paidInFull || below.value().isZero())
            .as("%s: %s loses before %s", at, tranche, below)
            .isTrue();
      }
    }
    Decimal worth = stored.value().max(Decimal.ZERO);
    assertThat(sum).as(at).isBetween(worth.minus(UNIT.times(2)), worth);
  }

  /** Traders' equity without shortfall or cap, and the premiums that pay their rebates. */
  private static Decimal tradersEquity(MovingVenue venue) {
    Decimal sum = Decimal.ZERO;
    for (AccountState account : venue.state().accounts().all()) {
      sum = sum.plus(equity(venue, account));
    }
    for (MarketState market : venue.state().markets().all()) {
      sum = sum.plus(venue.state().ledger().balance(market.impactAccount()));
    }
    return sum;
  }

  private static Map<String, Decimal> sharePrices(MovingVenue venue, PoolValue value) {
    Map<String, Decimal> prices = new TreeMap<>();
    var config = venue.last.pool();
    List<Decimal> values =
        venue.state().tranches().values(config, value.value(), value.unreleased());
    for (int i = 0; i < values.size(); i++) {
      String name = config.tranches().get(i).tranche();
      var row = venue.state().tranches().find(name);
      if (row != null && row.supply().isPositive()) {
        prices.put(
            name,
            io.counterpool.pool.liquidity.Tranches.shares(6).price(values.get(i), row.supply()));
      }
    }
    return prices;
  }

  /** What a strike brought in less what it paid. */
  private static Decimal flow(Journal journal) {
    Decimal sum = Decimal.ZERO;
    for (EpochResult epoch : journal.epochs) {
      for (TrancheStrike tranche : epoch.tranches()) {
        sum = sum.plus(tranche.deposited()).minus(tranche.redeemed());
      }
    }
    return sum;
  }

  private static Decimal forgiven(Journal journal) {
    return sum(journal, TransferKind.BAD_DEBT_INSURANCE)
        .plus(sum(journal, TransferKind.BAD_DEBT_POOL));
  }

  private static Decimal sum(Journal journal, TransferKind kind) {
    Decimal sum = Decimal.ZERO;
    for (Transfer transfer : journal.transfers) {
      if (transfer.kind() == kind) {
        sum = sum.plus(transfer.amount());
      }
    }
    return sum;
  }
}
