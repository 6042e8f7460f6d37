package io.counterpool.pool.distribution;

import io.counterpool.models.Decimal;
import io.counterpool.models.fees.FlatFee;
import io.counterpool.pool.executor.Command.ConfirmCustody;
import io.counterpool.pool.executor.Command.Deposit;
import io.counterpool.pool.executor.Command.Direction;
import io.counterpool.pool.executor.Command.Redemption;
import io.counterpool.pool.executor.Command.TargetKind;
import io.counterpool.pool.executor.Desk;
import io.counterpool.pool.executor.Journal;
import io.counterpool.pool.liquidity.EpochResult.TrancheStrike;
import io.counterpool.pool.valuation.Valuation;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/** A desk whose pool is owned by providers of one tranche, and a trader who only pays fees. */
final class Providers {

  static final int TRADER = 99;

  final Desk desk = new Desk("0", "0");

  Providers() {
    desk.outflow = Decimal.ONE;
    desk.round("100");
    desk.fund(TRADER, "50000000");
  }

  static UUID id(int provider) {
    return new UUID(2, provider);
  }

  /** A funded deposit that waits for the next strike. */
  void deposit(int provider, Decimal amount) {
    UUID deposit = desk.nextId();
    desk.take(new Deposit(deposit, id(provider), "junior", amount));
    desk.take(
        new ConfirmCustody(
            desk.nextId(),
            Direction.IN,
            "USDC",
            amount,
            "deposit-" + deposit,
            TargetKind.DEPOSIT,
            id(provider),
            deposit));
  }

  /** Asks for all free shares of a provider back. */
  long redeemAll(int provider) {
    return redeem(provider, shares(provider));
  }

  long redeem(int provider, Decimal shares) {
    return desk.take(new Redemption(desk.nextId(), id(provider), "junior", shares));
  }

  Decimal shares(int provider) {
    return desk.state().tranches().holding(id(provider), "junior").shares();
  }

  /** Goes on to the next midnight and strikes just after it. */
  Journal strike() {
    desk.now = desk.now.truncatedTo(ChronoUnit.DAYS).plus(Duration.ofDays(1));
    return desk.round("100");
  }

  void pass(long seconds) {
    desk.now = desk.now.plusSeconds(seconds);
  }

  /** The pool receives {@code amount} of fees, at a price that does not move. */
  void earn(String amount) {
    Decimal fee = Decimal.of(amount);
    // A trade in and out pays its rate on 2 × 2,000,000; the pool has 7 tenths of it.
    desk.tradeFee =
        new FlatFee(fee.dividedBy(Decimal.of(2_800_000), Decimal.SCALE, RoundingMode.CEILING));
    for (String size : new String[] {"20000", "-20000"}) {
      long order = desk.order(TRADER, Desk.A, size);
      desk.round("100");
      if (!desk.end(order).equals("EXECUTED")) {
        throw new IllegalStateException(desk.end(order));
      }
    }
  }

  /** The trader gains (+) from the pool or loses (−) to it. */
  void pay(String amount) {
    Decimal gain = Decimal.of(amount);
    String pool = "pool:" + Desk.POOL;
    String trader = "collateral:" + Desk.account(TRADER);
    if (gain.isPositive()) {
      desk.state().ledger().move(pool, trader, "USDC", gain);
    } else {
      desk.state().ledger().move(trader, pool, "USDC", gain.negate());
    }
  }

  Valuation valuation() {
    for (Journal journal : desk.journals.reversed()) {
      if (!journal.valuations.isEmpty()) {
        return journal.valuations.getLast();
      }
    }
    throw new IllegalStateException("no round yet");
  }

  static TrancheStrike struck(Journal journal) {
    return journal.epochs.getFirst().tranches().getFirst();
  }
}
