package io.counterpool.pool.intake;

import io.counterpool.kit.problem.KitProblems;
import io.counterpool.models.Decimal;
import io.counterpool.pool.configuration.PoolSetup;
import io.counterpool.pool.market.MarketConfig;
import io.counterpool.pool.order.OrderType;

/** What makes an order malformed. */
public final class OrderForm {

  private static final int PRICE_SCALE = 8;
  private static final long MAX_AGE_SECONDS = 30L * 86_400;

  private OrderForm() {}

  /** Ends the request with 400 and the field's name if a field breaks its rule. */
  public static void check(OrderBody order, PoolSetup setup) {
    check("", order, setup);
  }

  /**
   * The same for a line of a batch.
   *
   * @param at place of the order in the body, before the field's name
   */
  static void check(String at, OrderBody order, PoolSetup setup) {
    MarketConfig market = setup.markets().get(order.market());
    if (market == null) {
      throw KitProblems.invalidField(at + "market", "is not a market of this account's pool");
    }
    if (order.size().isZero()) {
      throw KitProblems.invalidField(at + "size", "is not 0");
    }
    multiple(at + "size", order.size(), market.sizeStep());
    Decimal limit = order.limitPrice();
    if (limit != null) {
      CommandForm.amount(at + "limitPrice", limit, PRICE_SCALE);
      multiple(at + "limitPrice", limit, market.priceTick());
    } else if (order.type() == OrderType.LIMIT) {
      throw KitProblems.invalidField(at + "limitPrice", "is required for a LIMIT order");
    }
    Long age = order.maxAgeSeconds();
    if (age != null && (age < 1 || age > MAX_AGE_SECONDS)) {
      throw KitProblems.invalidField(at + "maxAgeSeconds", "is from 1 to " + MAX_AGE_SECONDS);
    }
  }

  private static void multiple(String field, Decimal value, Decimal step) {
    if (value.toBigDecimal().remainder(step.toBigDecimal()).signum() != 0) {
      throw KitProblems.invalidField(field, "is a multiple of " + step);
    }
  }
}
