package io.counterpool.launcher.journey;

import static io.counterpool.launcher.journey.DrivenVenue.decimal;
import static org.assertj.core.api.Assertions.assertThat;

import io.counterpool.launcher.replay.Setup;
import io.counterpool.launcher.venue.Service;
import io.counterpool.models.Decimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/**
 * The receipt of an order that pool-service filled, and what fee-service quotes for the figures
 * that went into it.
 */
record FeeQuote(JsonNode receipt, JsonNode quote) {

  /** One for each fill of an order of the account, oldest first. */
  static List<FeeQuote> ofOrders(DrivenVenue venue, UUID account) {
    List<FeeQuote> quotes = new ArrayList<>();
    for (JsonNode fill : venue.get("/v1/accounts/" + account + "/fills?limit=500").path("items")) {
      if (fill.path("kind").asString().equals("ORDER")) {
        String id = Setup.POOL + ":" + fill.path("sequence").asString();
        JsonNode receipt = venue.get("/v1/receipts/" + id).path("figures");
        JsonNode quote =
            venue
                .operator()
                .post(Service.FEE, "/v1/quotes", request(receipt))
                .expect2xx("quote of " + id);
        quotes.add(new FeeQuote(receipt, quote));
      }
    }
    return quotes;
  }

  private static Map<String, Object> request(JsonNode receipt) {
    Map<String, Object> request = new LinkedHashMap<>();
    request.put("market", receipt.path("market").asString());
    request.put("scheduleVersion", Long.parseLong(receipt.path("scheduleVersion").asString()));
    request.put("settlementScale", Integer.parseInt(receipt.path("settlementScale").asString()));
    request.put("price", receipt.path("sidePrice").asString());
    request.put("skewSize", receipt.path("skewSizeBefore").asString());
    request.put("impactBalance", receipt.path("impactBalanceBefore").asString());
    Map.of("volume30d", "volume30d", "rebateHeld", "rebateHeld", "rebatePaid", "rebatePaidBefore")
        .forEach(
            (asked, figure) -> {
              if (receipt.has(figure)) {
                request.put(asked, receipt.path(figure).asString());
              }
            });
    request.put(
        "lines",
        List.of(
            Map.of(
                "size", receipt.path("size").asString(),
                "premium", receipt.path("premium").asString())));
    return request;
  }

  /** Every figure of the receipt is the quoted one. */
  void assertCharged() {
    JsonNode parts = explained();
    same("notional", parts.path("notional"));
    same("feeBase", parts.path("base"));
    same("feeSkew", parts.path("skew"));
    same("feeVolatility", parts.path("volatility"));
    assertThat(decimal(parts.path("discount")))
        .as("discount of %s", receipt)
        .isEqualTo(figure("feeDiscount"));
    same("fee", quote.path("fee"));
    assertThat(decimal(parts.path("impact")).minus(decimal(parts.path("rebate"))))
        .as("impact of %s", receipt)
        .isEqualTo(figure("impact"));
    assertThat(decimal(quote.path("total")))
        .as("total of %s", receipt)
        .isEqualTo(figure("fee").plus(figure("impact")));
  }

  private void same(String figure, JsonNode quoted) {
    assertThat(decimal(quoted)).as("%s of %s", figure, receipt).isEqualTo(figure(figure));
  }

  boolean isDiscounted() {
    return decimal(explained().path("discount")).isPositive();
  }

  /** Whether the pricing model would have paid back more. */
  boolean isRebateLimited() {
    Decimal rebate = decimal(explained().path("rebate"));
    return rebate.isPositive() && rebate.isLessThan(figure("premium").negate());
  }

  private JsonNode explained() {
    return quote.path("lines").path(0).path("explained");
  }

  /** 0 where the receipt has no such figure, which is where there are no tiers. */
  private Decimal figure(String name) {
    return receipt.has(name) ? decimal(receipt.path(name)) : Decimal.ZERO;
  }
}
