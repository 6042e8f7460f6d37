package io.counterpool.pool.order;

import io.counterpool.models.Decimal;
import org.jspecify.annotations.Nullable;

/**
 * One order.
 *
 * @param size signed base quantity: positive buys
 * @param limitPrice worst price accepted; required for LIMIT, a protection on MARKET
 * @param reduceOnly never more than what closes the position
 * @param maxAgeSeconds the order expires this long after its acceptance, venue clock
 */
public record OrderLine(
    String market,
    Decimal size,
    OrderType type,
    @Nullable Decimal limitPrice,
    boolean reduceOnly,
    long maxAgeSeconds) {}
