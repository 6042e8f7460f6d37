package io.counterpool.pool.executor;

import io.counterpool.models.Decimal;
import io.counterpool.pool.executor.Journal.Outcome;
import io.counterpool.pool.executor.Journal.PoolEvent;
import io.counterpool.pool.executor.Journal.Refusal;
import io.counterpool.pool.executor.Journal.State;
import io.counterpool.pool.ledger.Transfer;
import io.counterpool.pool.ledger.TransferKind;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The pen of one step: what it writes goes into the journal and into the working state at once,
 * with the next number of its sequence.
 */
public final class StepWriter {

  private final PoolState state;
  private final Journal journal;
  private final Instant at;
  private final @Nullable Long round;

  public StepWriter(PoolState state, Journal journal, Instant at, @Nullable Long round) {
    this.state = state;
    this.journal = journal;
    this.at = at;
    this.round = round;
  }

  /** Effective instant of the step. */
  public Instant at() {
    return at;
  }

  /** The pool round; null while a command is taken in. */
  public @Nullable Long round() {
    return round;
  }

  /** For rows that this class has no method for. */
  public Journal journal() {
    return journal;
  }

  /** Moves money in the settlement asset; nothing happens at 0. */
  public void transfer(
      String debit, String credit, Decimal amount, TransferKind kind, String cause) {
    transfer(debit, credit, state.key().settlementAsset(), amount, kind, cause);
  }

  /** Moves money; nothing happens at 0. */
  public void transfer(
      String debit, String credit, String asset, Decimal amount, TransferKind kind, String cause) {
    if (amount.isZero()) {
      return;
    }
    state.ledger().move(debit, credit, asset, amount);
    journal.transfers.add(
        new Transfer(
            state.counters().nextTransfer(), debit, credit, asset, amount, kind, cause, at));
  }

  public void event(String type, Map<String, Object> payload) {
    journal.events.add(new PoolEvent(state.counters().nextEvent(), type, at, payload));
  }

  public void executed(long sequence, int line, UUID id, Map<String, Object> result) {
    outcome(sequence, line, id, State.EXECUTED, result, null);
  }

  public void refused(long sequence, int line, UUID id, Refusal refusal) {
    outcome(sequence, line, id, State.REFUSED, null, refusal);
  }

  public void expired(long sequence, int line, UUID id, Refusal refusal) {
    outcome(sequence, line, id, State.EXPIRED, null, refusal);
  }

  private void outcome(
      long sequence,
      int line,
      UUID id,
      State end,
      @Nullable Map<String, Object> result,
      @Nullable Refusal refusal) {
    journal.outcomes.add(new Outcome(sequence, line, id, end, round, at, result, refusal));
  }
}
