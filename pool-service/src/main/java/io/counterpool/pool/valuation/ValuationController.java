package io.counterpool.pool.valuation;

import io.counterpool.kit.page.Cursor;
import io.counterpool.kit.page.Limit;
import io.counterpool.kit.page.Page;
import io.counterpool.kit.problem.KitProblems;
import io.counterpool.kit.security.RequireScope;
import io.counterpool.models.Decimal;
import io.counterpool.pool.valuation.Valuation.MarketExposure;
import io.swagger.v3.oas.annotations.Operation;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What the pool is and was worth, and what it is exposed to. */
@RestController
class ValuationController {

  private final ValuationReads reads;

  ValuationController(ValuationReads reads) {
    this.reads = reads;
  }

  /**
   * Exposure of a pool after its last round.
   *
   * @param complete false when a market had no fresh price and its last one was used
   */
  record Exposure(
      String pool,
      long round,
      Instant at,
      boolean complete,
      Decimal value,
      Decimal reserved,
      Decimal utilisation,
      List<MarketExposure> markets) {}

  @RequireScope("pool:read")
  @GetMapping("/v1/pools/{pool}/valuations")
  @Operation(operationId = "listValuations", summary = "Valuations by round, oldest first")
  Page<Valuation> valuations(
      @PathVariable String pool,
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(required = false) @Nullable Integer limit) {
    int most = Limit.of(limit);
    Cursor from = Cursor.read(after);
    return Page.of(
        reads.after(pool, from == null ? 0 : from.number(0), most + 1),
        most,
        valuation -> Cursor.of(valuation.round()));
  }

  @RequireScope("pool:read")
  @GetMapping("/v1/pools/{pool}/exposure")
  @Operation(
      operationId = "getExposure",
      summary = "Delta, skew, budgets and utilisation after the last round")
  Exposure exposure(@PathVariable String pool) {
    Valuation last =
        reads.last(pool).orElseThrow(() -> KitProblems.notFound("valuation of pool", pool));
    return new Exposure(
        pool,
        last.round(),
        last.at(),
        last.complete(),
        last.value(),
        last.reserved(),
        last.utilisation(),
        last.markets());
  }
}
