package io.counterpool.pool.order;

/** A market order executes at the next qualifying round or not at all; a limit order waits. */
public enum OrderType {
  MARKET,
  LIMIT
}
