package io.counterpool.pool.runtime;

import io.counterpool.kit.problem.Problem;
import io.counterpool.kit.security.Caller;
import io.counterpool.kit.security.RequireScope;
import io.counterpool.models.Decimal;
import io.counterpool.pool.intake.OrderBody;
import io.counterpool.pool.order.DryRun.Standing;
import io.counterpool.pool.order.DryRun.Trade;
import io.counterpool.pool.order.OrderType;
import io.counterpool.pool.registry.Registration;
import io.counterpool.pool.registry.Registry;
import io.swagger.v3.oas.annotations.Operation;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Says beforehand what an order would cost, or why it would be refused. */
@RestController
class QuoteController {

  /**
   * An order that is not placed; what is left out is as for an order, and the type is MARKET.
   *
   * @param size signed base quantity: positive buys
   */
  record QuoteBody(
      UUID account,
      String market,
      Decimal size,
      @Nullable OrderType type,
      @Nullable Decimal limitPrice,
      @Nullable Boolean reduceOnly,
      @Nullable Long maxAgeSeconds) {

    OrderBody order() {
      return new OrderBody(
          market,
          size,
          type == null ? OrderType.MARKET : type,
          limitPrice,
          reduceOnly,
          maxAgeSeconds);
    }
  }

  /**
   * What the order would do at the last round; the round that executes it has other prices.
   *
   * @param round pool round at whose prices and terms this stands; null before the first
   * @param trade every figure of the price; null if refused
   * @param before where the account stands; null before the first round
   * @param after where it would stand; null if refused
   * @param problem the refusal it would get; null if it would be filled
   */
  record QuoteView(
      String pool,
      String market,
      @Nullable Long round,
      @Nullable Instant at,
      @Nullable Trade trade,
      @Nullable Standing before,
      @Nullable Standing after,
      @Nullable Problem problem) {}

  private final Registry registry;
  private final QuoteOrder quotes;

  QuoteController(Registry registry, QuoteOrder quotes) {
    this.registry = registry;
    this.quotes = quotes;
  }

  @RequireScope({"pool:trade", "pool:operate"})
  @PostMapping("/v1/quotes")
  @Operation(
      operationId = "quoteOrder",
      summary = "Price, every fee and margin before and after, or the refusal: 200 in both cases")
  QuoteView quote(@RequestBody QuoteBody body, Caller caller) {
    Registration account = registry.visibleAccount(body.account(), caller);
    return quotes.quote(account, body.order());
  }
}
