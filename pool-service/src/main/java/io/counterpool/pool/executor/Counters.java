package io.counterpool.pool.executor;

import io.counterpool.models.Decimal;
import io.counterpool.models.shares.IncomeStream;
import io.counterpool.pool.executor.PoolRows.PoolRow;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The last number given out of each dense sequence of a pool, and its running totals. */
public final class Counters {

  private long command;
  private long transfer;
  private long fill;
  private long event;
  private long liquidation;
  private long shareMovement;
  private long epoch;
  private long round;
  private @Nullable Instant roundAt;
  private @Nullable Instant nextCutOff;
  private Decimal badDebt = Decimal.ZERO;
  private Decimal shortfall = Decimal.ZERO;
  private IncomeStream income = IncomeStream.NONE;
  private boolean changed;

  /** Numbers one more transfer. */
  public long nextTransfer() {
    changed = true;
    return ++transfer;
  }

  public long nextFill() {
    changed = true;
    return ++fill;
  }

  public long nextEvent() {
    changed = true;
    return ++event;
  }

  public long nextLiquidation() {
    changed = true;
    return ++liquidation;
  }

  public long nextShareMovement() {
    changed = true;
    return ++shareMovement;
  }

  public long nextEpoch() {
    changed = true;
    return ++epoch;
  }

  /**
   * Notes that a command was taken.
   *
   * @throws IllegalStateException if it is not the next one
   */
  public void took(long sequence) {
    if (sequence != command + 1) {
      throw new IllegalStateException("expected command " + (command + 1) + ", got " + sequence);
    }
    command = sequence;
    changed = true;
  }

  /**
   * Notes that a round begins.
   *
   * @throws IllegalStateException if it is not the next one, or earlier than the last
   */
  public void began(long number, Instant at) {
    if (number != round + 1) {
      throw new IllegalStateException("expected round " + (round + 1) + ", got " + number);
    }
    if (roundAt != null && at.isBefore(roundAt)) {
      throw new IllegalStateException("round " + number + " is before the last: " + at);
    }
    round = number;
    roundAt = at;
    changed = true;
  }

  /** 0 before the first. */
  public long lastRound() {
    return round;
  }

  public @Nullable Instant lastRoundAt() {
    return roundAt;
  }

  public @Nullable Instant nextCutOff() {
    return nextCutOff;
  }

  public void nextCutOff(Instant cutOff) {
    nextCutOff = cutOff;
    changed = true;
  }

  /** Bad debt booked so far. */
  public Decimal badDebt() {
    return badDebt;
  }

  public void bookBadDebt(Decimal amount) {
    badDebt = badDebt.plus(amount);
    changed = true;
  }

  /** Σ max(0, −equity) at the last valuation. */
  public Decimal shortfall() {
    return shortfall;
  }

  public void shortfall(Decimal amount) {
    shortfall = amount;
    changed = true;
  }

  /** Fee income of the pool that is not in share value yet. */
  public IncomeStream income() {
    return income;
  }

  public void income(IncomeStream stream) {
    income = stream;
    changed = true;
  }

  /** The row, if it changed since the last call. */
  @Nullable PoolRow drain() {
    if (!changed) {
      return null;
    }
    changed = false;
    return row();
  }

  /** All of it as a row. */
  public PoolRow row() {
    return new PoolRow(
        command,
        transfer,
        fill,
        event,
        liquidation,
        shareMovement,
        epoch,
        round,
        roundAt,
        nextCutOff,
        badDebt,
        shortfall,
        income.waiting(),
        income.releasing(),
        income.from(),
        income.until());
  }

  void restore(PoolRow row) {
    command = row.commandSequence();
    transfer = row.transferSequence();
    fill = row.fillSequence();
    event = row.eventSequence();
    liquidation = row.liquidationSequence();
    shareMovement = row.shareMovementSequence();
    epoch = row.epochNumber();
    round = row.lastRound();
    roundAt = row.lastRoundAt();
    nextCutOff = row.nextCutOff();
    badDebt = row.badDebt();
    shortfall = row.shortfall();
    income =
        new IncomeStream(
            row.incomeWaiting(), row.incomeReleasing(), row.incomeFrom(), row.incomeUntil());
  }
}
