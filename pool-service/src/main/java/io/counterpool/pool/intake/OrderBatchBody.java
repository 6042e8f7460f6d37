package io.counterpool.pool.intake;

import io.counterpool.pool.executor.Command;
import java.util.List;
import java.util.UUID;

/**
 * Orders accepted together and executed in this order; one row of the intake.
 *
 * @param orders 1 to 100
 */
public record OrderBatchBody(List<OrderBody> orders) implements CommandBody {

  /** Most orders in a batch. */
  public static final int MAX_ORDERS = 100;

  public OrderBatchBody {
    orders = List.copyOf(orders);
  }

  @Override
  public Command command(UUID owner, UUID id) {
    return new Command.PlaceBatch(id, owner, orders.stream().map(OrderBody::line).toList());
  }

  @Override
  public int orderCount() {
    return orders.size();
  }
}
