package io.counterpool.pool.liquidity;

import static io.counterpool.pool.liquidity.LiquidityScript.id;
import static org.assertj.core.api.Assertions.assertThat;

import io.counterpool.models.Decimal;
import io.counterpool.pool.executor.PoolConfig.TrancheConfig;
import io.counterpool.pool.executor.PoolRows.HoldingRow;
import io.counterpool.pool.executor.PoolRows.RequestKind;
import io.counterpool.pool.executor.PoolRows.RequestRow;
import io.counterpool.pool.executor.PoolRows.TrancheRow;
import io.counterpool.pool.ledger.Transfer;
import io.counterpool.pool.valuation.Valuation.TrancheValue;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Random histories of providers; every failure names its seed. */
class LiquidityPropertyTest {

  private static final String[] TRANCHES = {"senior", "mezzanine", "junior"};
  private static final String[] PROVIDERS = {"ann", "bob", "cid", "dee", "eve"};
  private static final int EPOCHS = Math.max(5, Integer.getInteger("steps", 2000) / 100);

  static LongStream seeds() {
    return LongStream.range(1, 13);
  }

  private record Wish(String provider, String tranche, boolean deposit, Decimal part) {}

  /** Conservation, supply = holdings = movements, and no strike lowers a share at its own mark. */
  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void keepsTheBooksAndTheShares(long seed) {
    Random random = new Random(seed);
    var pool = new LiquidityScript(LiquidityScript.threeTranches());
    for (int epoch = 0; epoch < EPOCHS; epoch++) {
      ask(pool, wishes(random), "e" + epoch);
      if (random.nextInt(3) == 0) {
        move(pool, random);
      }
      checkBooks(pool, seed);
      pool.now = pool.now.plusSeconds(LiquidityScript.EPOCH);
      Map<String, Decimal> before = pricesNow(pool);
      pool.round();
      Map<String, Decimal> after = pricesNow(pool);
      before.forEach(
          (tranche, price) -> {
            if (after.containsKey(tranche)) {
              assertThat(after.get(tranche))
                  .as("seed %s: price of %s", seed, tranche)
                  .isGreaterThanOrEqualTo(price);
            }
          });
      checkBooks(pool, seed);
    }
  }

  /** The same wishes of one epoch in any order give every provider the same. */
  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void givesNobodyMoreForComingFirst(long seed) {
    Random random = new Random(seed);
    var config =
        LiquidityScript.config(
            "0.6",
            "0.85",
            "0.2",
            List.of(
                new TrancheConfig("senior", 0, Decimal.of("0.05"), null),
                new TrancheConfig("mezzanine", 1, Decimal.of("0.08"), null),
                new TrancheConfig("junior", 2, Decimal.ZERO, null)));
    var one = new LiquidityScript(config);
    var other = new LiquidityScript(config);
    for (int epoch = 0; epoch < Math.min(EPOCHS, 30); epoch++) {
      List<Wish> wishes = wishes(random);
      List<Wish> shuffled = new ArrayList<>(wishes);
      Collections.shuffle(shuffled, random);
      // The carried-on requests keep their age; within the epoch the order differs.
      ask(one, wishes, "e" + epoch);
      ask(other, shuffled, "e" + epoch);
      if (random.nextBoolean()) {
        long seedOfMove = random.nextLong();
        move(one, new Random(seedOfMove));
        move(other, new Random(seedOfMove));
      }
      one.strike();
      other.strike();
      assertThat(standing(other)).as("seed %s, epoch %s", seed, epoch).isEqualTo(standing(one));
    }
  }

  private static List<Wish> wishes(Random random) {
    List<Wish> wishes = new ArrayList<>();
    for (String provider : PROVIDERS) {
      for (String tranche : TRANCHES) {
        if (random.nextInt(3) == 0) {
          boolean deposit = random.nextInt(5) < 3;
          Decimal part =
              deposit
                  ? amount(random)
                  : Decimal.of(random.nextDouble(), 6, RoundingMode.CEILING).min(Decimal.ONE);
          wishes.add(new Wish(provider, tranche, deposit, part));
        }
      }
    }
    return wishes;
  }

  private static Decimal amount(Random random) {
    return Decimal.ofUnits(1 + Math.floorMod(random.nextLong(), pow(1 + random.nextInt(11))), 6);
  }

  private static long pow(int digits) {
    long result = 1;
    for (int i = 0; i < digits; i++) {
      result *= 10;
    }
    return result;
  }

  private static void ask(LiquidityScript pool, List<Wish> wishes, String epoch) {
    for (Wish wish : wishes) {
      String name = epoch + wish.provider + wish.tranche + wish.deposit;
      if (wish.deposit) {
        pool.deposit(wish.provider, name, wish.tranche, wish.part.toString());
      } else {
        HoldingRow holding =
            pool.machine.state().tranches().holding(id(wish.provider), wish.tranche);
        Decimal free = holding.shares().minus(holding.locked());
        Decimal shares = free.times(wish.part, 12, RoundingMode.CEILING).min(free);
        if (shares.isPositive()) {
          pool.redeem(wish.provider, name, wish.tranche, shares);
        }
      }
    }
  }

  /** Trading moves the pool by up to a tenth either way. */
  private static void move(LiquidityScript pool, Random random) {
    Decimal cash = pool.balance("pool:USDC-MAIN");
    Decimal change =
        cash.times(
            Decimal.of((random.nextDouble() - 0.5) / 5, 6, RoundingMode.FLOOR),
            6,
            RoundingMode.FLOOR);
    if (!change.isZero()) {
      pool.lose(change.toString());
    }
  }

  /** Share prices at the instant of the coming round, before its strike. */
  private static Map<String, Decimal> pricesNow(LiquidityScript pool) {
    var tranches = pool.machine.state().tranches();
    tranches.accrue(pool.config, pool.now);
    List<Decimal> values =
        tranches.values(pool.config, pool.balance("pool:USDC-MAIN"), Decimal.ZERO);
    Map<String, Decimal> prices = new TreeMap<>();
    for (int i = 0; i < TRANCHES.length; i++) {
      TrancheRow row = tranches.find(TRANCHES[i]);
      if (row != null && row.supply().isPositive()) {
        prices.put(TRANCHES[i], Tranches.shares(6).price(values.get(i), row.supply()));
      }
    }
    return prices;
  }

  private static void checkBooks(LiquidityScript pool, long seed) {
    var state = pool.machine.state();
    assertThat(state.ledger().imbalance("USDC")).as("seed %s", seed).isEqualTo(Decimal.ZERO);
    Map<String, Decimal> held = new HashMap<>();
    Map<String, Decimal> moved = new HashMap<>();
    for (HoldingRow holding : state.tranches().holdings()) {
      held.merge(holding.tranche(), holding.shares(), Decimal::plus);
      assertThat(holding.locked()).isBetween(Decimal.ZERO, holding.shares());
    }
    Map<String, Decimal> pending = new HashMap<>();
    Decimal flow = Decimal.ZERO;
    for (var journal : pool.journals) {
      for (ShareMovement movement : journal.shareMovements) {
        moved.merge(movement.tranche(), movement.shares(), Decimal::plus);
        flow = flow.plus(movement.assets());
      }
      for (Transfer transfer : journal.transfers) {
        pending.merge(transfer.credit(), transfer.amount(), Decimal::plus);
        pending.merge(transfer.debit(), transfer.amount().negate(), Decimal::plus);
      }
    }
    for (String tranche : TRANCHES) {
      TrancheRow row = state.tranches().find(tranche);
      Decimal supply = row == null ? Decimal.ZERO : row.supply();
      assertThat(held.getOrDefault(tranche, Decimal.ZERO)).as("seed %s", seed).isEqualTo(supply);
      assertThat(moved.getOrDefault(tranche, Decimal.ZERO)).as("seed %s", seed).isEqualTo(supply);
    }
    Map<UUID, Decimal> waiting = new HashMap<>();
    for (RequestRow request : state.tranches().requests()) {
      if (request.kind() == RequestKind.DEPOSIT) {
        waiting.merge(request.id(), request.remaining(), Decimal::plus);
      }
    }
    waiting.forEach(
        (deposit, left) ->
            assertThat(pool.balance("pending:deposit:" + deposit))
                .as("seed %s", seed)
                .isEqualTo(left));
    Decimal unowned =
        pool.balance("insurance:USDC-MAIN")
            .plus(pool.balance("pool:USDC-MAIN"))
            .plus(pool.balance("collateral:" + id("counterparty")));
    assertThat(flow).as("seed %s: shares paid for what the pool has", seed).isEqualTo(unowned);
    assertThat(pending.getOrDefault("insurance:USDC-MAIN", Decimal.ZERO))
        .isEqualTo(pool.balance("insurance:USDC-MAIN"));
  }

  /** What everybody has and waits for, without the order of acceptance. */
  private static Map<String, Object> standing(LiquidityScript pool) {
    Map<String, Object> standing = new TreeMap<>();
    for (HoldingRow holding : pool.machine.state().tranches().holdings()) {
      standing.put("holding " + holding.provider() + holding.tranche(), holding);
    }
    for (RequestRow request : pool.machine.state().tranches().requests()) {
      standing.put("request " + request.id(), List.of(request.remaining(), request.doneAssets()));
      standing.put("payout " + request.id(), pool.balance("pending:payout:" + request.id()));
    }
    for (TrancheValue value : pool.valuation().tranches()) {
      standing.put("value " + value.tranche(), value);
    }
    pool.outcomes.forEach(
        (command, outcome) -> {
          if (outcome.refusal() == null && outcome.result() != null) {
            standing.put("outcome " + command, outcome.result().getOrDefault("shares", 0));
          } else {
            standing.put("outcome " + command, outcome.state());
          }
        });
    return standing;
  }
}
