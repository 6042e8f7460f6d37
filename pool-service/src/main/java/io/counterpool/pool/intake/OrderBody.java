package io.counterpool.pool.intake;

import io.counterpool.models.Decimal;
import io.counterpool.pool.executor.Command;
import io.counterpool.pool.order.OrderLine;
import io.counterpool.pool.order.OrderType;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An order, alone or as a line of a batch.
 *
 * @param size signed base quantity, a multiple of the market's step: positive buys
 * @param limitPrice worst price accepted; required for LIMIT, a protection on MARKET
 * @param reduceOnly false if left out
 * @param maxAgeSeconds the order expires this long after its acceptance; 300 if left out
 */
public record OrderBody(
    String market,
    Decimal size,
    OrderType type,
    @Nullable Decimal limitPrice,
    @Nullable Boolean reduceOnly,
    @Nullable Long maxAgeSeconds)
    implements CommandBody {

  /** Age at which an order expires that does not say. */
  public static final long DEFAULT_MAX_AGE_SECONDS = 300;

  /** The order with what was left out filled in. */
  public OrderLine line() {
    return new OrderLine(
        market,
        size,
        type,
        limitPrice,
        reduceOnly != null && reduceOnly,
        maxAgeSeconds == null ? DEFAULT_MAX_AGE_SECONDS : maxAgeSeconds);
  }

  @Override
  public Command command(UUID owner, UUID id) {
    return new Command.PlaceOrder(id, owner, line());
  }
}
