package io.counterpool.pool.executor;

import io.counterpool.models.Decimal;
import io.counterpool.pool.ledger.Transfer;
import io.counterpool.pool.liquidation.Liquidation;
import io.counterpool.pool.liquidity.EpochResult;
import io.counterpool.pool.liquidity.ShareMovement;
import io.counterpool.pool.order.Fill;
import io.counterpool.pool.valuation.Valuation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What one step of the machine made: rows to be inserted, in order. The current state that changed
 * (balances, positions, …) is drained from {@link PoolState} beside it; both are committed at once.
 */
public final class Journal {
  public final List<Transfer> transfers = new ArrayList<>();
  public final List<Fill> fills = new ArrayList<>();
  public final List<Receipt> receipts = new ArrayList<>();
  public final List<Outcome> outcomes = new ArrayList<>();
  public final List<PoolEvent> events = new ArrayList<>();
  public final List<Liquidation> liquidations = new ArrayList<>();
  public final List<ShareMovement> shareMovements = new ArrayList<>();
  public final List<EpochResult> epochs = new ArrayList<>();
  public final List<Valuation> valuations = new ArrayList<>();

  /** How a command, or one line of a batch, ended. Exactly one row for each (sequence, line). */
  public record Outcome(
      long sequence,
      int line,
      UUID id,
      State state,
      @Nullable Long round,
      Instant effectiveAt,
      @Nullable Map<String, Object> result,
      @Nullable Refusal refusal) {}

  /** Final states of a command. */
  public enum State {
    EXECUTED,
    REFUSED,
    EXPIRED
  }

  /**
   * A "no" with its figures; becomes a problem by its slug.
   *
   * @param members figures by name: {@link Decimal}, String, Long or Instant, the limit and the
   *     actual value among them
   */
  public record Refusal(String slug, String detail, Map<String, Object> members) {}

  /**
   * An event of the pool's stream.
   *
   * @param sequence dense per pool, from 1
   * @param payload published schema by type
   */
  public record PoolEvent(
      long sequence, String type, Instant effectiveAt, Map<String, Object> payload) {}

  /**
   * Every intermediate figure of a fill or liquidation, enough to recompute it.
   *
   * @param sequence that of the fill
   */
  public record Receipt(long sequence, Map<String, Object> figures) {}
}
