package io.counterpool.fee.terms;

import io.counterpool.fee.schedule.MarketId;
import io.counterpool.kit.page.Cursor;
import io.counterpool.kit.page.Limit;
import io.counterpool.kit.page.Page;
import io.counterpool.kit.problem.KitProblems;
import io.counterpool.kit.security.RequireScope;
import io.swagger.v3.oas.annotations.Operation;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Rates of markets, now and in the past. */
@RestController
class RatesController {

  private static final long BEFORE_THE_FIRST = -1;

  private final TermsStore store;

  RatesController(TermsStore store) {
    this.store = store;
  }

  @RequireScope("fee:read")
  @GetMapping("/v1/markets/{market}/rates")
  @Operation(operationId = "getRates", summary = "Rates and indices of the last round")
  MarketRates get(@PathVariable MarketId market) {
    return store
        .lastRates(market)
        .orElseThrow(() -> KitProblems.notFound("round with terms of market", market));
  }

  @RequireScope("fee:read")
  @GetMapping("/v1/markets/{market}/rates/history")
  @Operation(
      operationId = "listRates",
      summary = "Rates and indices of every round, the oldest first")
  Page<MarketRates> history(
      @PathVariable MarketId market,
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(required = false) @Nullable Integer limit) {
    Cursor from = Cursor.read(after);
    int most = Limit.of(limit);
    List<MarketRates> rows =
        store.rates(market, from == null ? BEFORE_THE_FIRST : from.number(0), most + 1);
    return Page.of(rows, most, row -> Cursor.of(row.round()));
  }
}
