package io.counterpool.pool.liquidation;

import io.counterpool.models.Decimal;
import java.time.Instant;
import java.util.UUID;

/**
 * One forced close of (part of) a position, or the bad debt left after the last of them.
 *
 * @param sequence dense per pool, from 1
 * @param fill sequence of its fill
 * @param judgedBy MARGIN when margin-service's decision held, POOL when the pool judged again
 * @param badDebt booked after this close, 0 while the account is not bankrupt
 * @param insurancePaid part of the bad debt that insurance paid; the rest fell on the pool
 */
public record Liquidation(
    long sequence,
    long fill,
    UUID account,
    String market,
    long round,
    Decimal size,
    Decimal price,
    Decimal equityBefore,
    Decimal maintenanceBefore,
    Decimal fee,
    Decimal badDebt,
    Decimal insurancePaid,
    Judge judgedBy,
    Instant at) {

  /** Who decided. */
  public enum Judge {
    MARGIN,
    POOL
  }
}
