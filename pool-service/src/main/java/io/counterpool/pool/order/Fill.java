package io.counterpool.pool.order;

import io.counterpool.models.Decimal;
import java.time.Instant;
import java.util.UUID;

/**
 * An executed trade against the pool.
 *
 * @param sequence dense per pool, from 1
 * @param command acceptance sequence of the order or batch; 0 for a liquidation or deleverage
 * @param line place in the batch, 0 for a single order
 * @param size signed base quantity
 * @param price what the trader paid per unit, impact included, before fees
 * @param notional |size| × index side price, settlement asset
 * @param impact extra settlement cash paid (+) or rebated (−)
 * @param realised realised profit (+) or loss (−) of the closed part
 * @param funding funding settled with this touch: paid by the trader (+) or received (−)
 * @param borrowing borrowing charge settled with this touch, paid by the trader
 */
public record Fill(
    long sequence,
    long command,
    int line,
    UUID order,
    UUID account,
    String market,
    long round,
    Decimal size,
    Decimal price,
    Decimal notional,
    Decimal impact,
    Decimal fee,
    Decimal realised,
    Decimal funding,
    Decimal borrowing,
    Kind kind,
    Instant at) {

  /** What made the fill. */
  public enum Kind {
    ORDER,
    LIQUIDATION,
    DELEVERAGE
  }
}
