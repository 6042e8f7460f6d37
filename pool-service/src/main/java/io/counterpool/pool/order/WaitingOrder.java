package io.counterpool.pool.order;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One line that waits for a round.
 *
 * @param sequence acceptance sequence of the order or batch
 * @param line place in the batch, 0 for a single order
 * @param id of the order or batch
 */
public record WaitingOrder(
    long sequence,
    int line,
    UUID id,
    UUID account,
    Instant acceptedAt,
    @Nullable Long watermark,
    OrderLine order) {

  /** After this instant it no longer executes. */
  public Instant deadline() {
    return acceptedAt.plusSeconds(order.maxAgeSeconds());
  }

  /** Cause of its transfers. */
  public String cause() {
    return "order:" + sequence + "/" + line;
  }
}
