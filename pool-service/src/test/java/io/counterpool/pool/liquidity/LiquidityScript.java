package io.counterpool.pool.liquidity;

import io.counterpool.models.Decimal;
import io.counterpool.pool.executor.Command;
import io.counterpool.pool.executor.Command.ConfirmCustody;
import io.counterpool.pool.executor.Command.Deposit;
import io.counterpool.pool.executor.Command.Direction;
import io.counterpool.pool.executor.Command.Redemption;
import io.counterpool.pool.executor.Command.TargetKind;
import io.counterpool.pool.executor.Journal;
import io.counterpool.pool.executor.Journal.Outcome;
import io.counterpool.pool.executor.Journal.Refusal;
import io.counterpool.pool.executor.PoolConfig;
import io.counterpool.pool.executor.PoolConfig.TrancheConfig;
import io.counterpool.pool.executor.PoolKey;
import io.counterpool.pool.executor.PoolMachine;
import io.counterpool.pool.executor.PoolState;
import io.counterpool.pool.executor.RoundInput;
import io.counterpool.pool.executor.TakenCommand;
import io.counterpool.pool.valuation.Valuation;
import io.counterpool.pool.valuation.Valuation.TrancheValue;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A pool without markets that is told what happens, by short names. */
final class LiquidityScript {

  static final PoolKey KEY = new PoolKey("USDC-MAIN", "USDC", 6);
  static final long EPOCH = 3600;

  final PoolMachine machine = new PoolMachine(new PoolState(KEY));
  final List<Journal> journals = new ArrayList<>();
  final Map<UUID, Outcome> outcomes = new HashMap<>();
  PoolConfig config;
  Instant now = Instant.parse("2026-01-01T00:00:01Z");
  private long sequence;
  private long round;
  private int confirmations;

  LiquidityScript(PoolConfig config) {
    this.config = config;
    round();
  }

  static PoolConfig threeTranches() {
    return config(
        "0.7",
        "0.9",
        "1",
        List.of(
            new TrancheConfig("senior", 0, Decimal.of("0.05"), null),
            new TrancheConfig("mezzanine", 1, Decimal.of("0.08"), null),
            new TrancheConfig("junior", 2, Decimal.ZERO, null)));
  }

  static PoolConfig oneTranche() {
    return config("1", "1", "1", List.of(new TrancheConfig("junior", 2, Decimal.ZERO, null)));
  }

  static PoolConfig config(
      String senior, String seniorAndMezzanine, String outflow, List<TrancheConfig> tranches) {
    return new PoolConfig(
        "USDC-MAIN",
        1,
        "USDC",
        6,
        List.of(),
        tranches,
        Decimal.of("0.8"),
        Decimal.of("0.9"),
        EPOCH,
        0,
        Decimal.of(senior),
        Decimal.of(seniorAndMezzanine),
        Decimal.of(outflow),
        null,
        null);
  }

  static UUID id(String name) {
    return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
  }

  /** Announces a deposit and confirms its money; the id is {@code name}. */
  void deposit(String provider, String name, String tranche, String amount) {
    take(new Deposit(id(name), id(provider), tranche, Decimal.of(amount)));
    confirmIn(TargetKind.DEPOSIT, provider, name, amount);
  }

  void redeem(String provider, String name, String tranche, Decimal shares) {
    take(new Redemption(id(name), id(provider), tranche, shares));
  }

  Journal confirmIn(TargetKind kind, String owner, String target, String amount) {
    return confirm(Direction.IN, kind, owner, target, amount, "ref-" + ++confirmations);
  }

  Journal confirmOut(String owner, String target, String amount) {
    return confirm(
        Direction.OUT, TargetKind.PAYOUT, owner, target, amount, "ref-" + ++confirmations);
  }

  Journal confirm(
      Direction direction,
      TargetKind kind,
      @Nullable String owner,
      @Nullable String target,
      String amount,
      String reference) {
    return take(
        new ConfirmCustody(
            id("confirmation " + reference),
            direction,
            "USDC",
            Decimal.of(amount),
            reference,
            kind,
            owner == null ? null : id(owner),
            target == null ? null : id(target)));
  }

  Journal take(Command command) {
    Journal journal = machine.take(new TakenCommand(++sequence, now, null, command));
    keep(journal);
    return journal;
  }

  /** Goes past the cut-off and runs the round that strikes. */
  Journal strike() {
    now = now.plusSeconds(EPOCH);
    return round();
  }

  Journal round() {
    Journal journal =
        machine.round(
            new RoundInput(
                ++round,
                now,
                config,
                new TreeMap<>(),
                new TreeMap<>(),
                new TreeMap<>(),
                new TreeMap<>(),
                List.of()));
    keep(journal);
    return journal;
  }

  private void keep(Journal journal) {
    journals.add(journal);
    journal.outcomes.forEach(
        outcome -> {
          if (outcomes.put(outcome.id(), outcome) != null) {
            throw new IllegalStateException("two outcomes of " + outcome.id());
          }
        });
  }

  Outcome outcome(String name) {
    Outcome outcome = outcomes.get(id(name));
    if (outcome == null) {
      throw new IllegalStateException("no outcome yet of " + name);
    }
    return outcome;
  }

  /** Why the command was refused. */
  Refusal refusal(String name) {
    Refusal refusal = outcome(name).refusal();
    if (refusal == null) {
      throw new IllegalStateException(name + " was not refused: " + outcome(name));
    }
    return refusal;
  }

  boolean isWaiting(String name) {
    return !outcomes.containsKey(id(name));
  }

  Decimal shares(String provider, String tranche) {
    return machine.state().tranches().holding(id(provider), tranche).shares();
  }

  Decimal balance(String account) {
    return machine.state().ledger().balance(account);
  }

  /** What the provider's shares are worth at the last valuation. */
  Decimal worth(String provider, String tranche) {
    TrancheValue value = tranche(tranche);
    return Tranches.shares(6)
        .assetsForDown(shares(provider, tranche), value.value(), value.supply());
  }

  TrancheValue tranche(String tranche) {
    return valuation().tranches().stream()
        .filter(value -> value.tranche().equals(tranche))
        .findFirst()
        .orElseThrow();
  }

  Valuation valuation() {
    for (Journal journal : journals.reversed()) {
      if (!journal.valuations.isEmpty()) {
        return journal.valuations.getLast();
      }
    }
    throw new IllegalStateException("no round yet");
  }

  /** The pool loses (or wins, below 0) money against an account that exists for that alone. */
  void lose(String amount) {
    Decimal loss = Decimal.of(amount);
    String pool = "pool:USDC-MAIN";
    String counterparty = "collateral:" + id("counterparty");
    if (loss.isPositive()) {
      machine.state().ledger().move(pool, counterparty, "USDC", loss);
    } else {
      machine.state().ledger().move(counterparty, pool, "USDC", loss.negate());
    }
  }
}
