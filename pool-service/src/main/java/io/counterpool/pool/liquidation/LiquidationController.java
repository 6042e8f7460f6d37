package io.counterpool.pool.liquidation;

import io.counterpool.kit.page.Cursor;
import io.counterpool.kit.page.Limit;
import io.counterpool.kit.page.Page;
import io.counterpool.kit.security.RequireScope;
import io.swagger.v3.oas.annotations.Operation;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Forced closes of a pool, for operators. */
@RestController
class LiquidationController {

  private final LiquidationReads reads;

  LiquidationController(LiquidationReads reads) {
    this.reads = reads;
  }

  @RequireScope("pool:operate")
  @GetMapping("/v1/liquidations")
  @Operation(operationId = "listLiquidations", summary = "Liquidations of a pool, oldest first")
  Page<Liquidation> liquidations(
      @RequestParam String pool,
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(required = false) @Nullable Integer limit) {
    int most = Limit.of(limit);
    Cursor from = Cursor.read(after);
    return Page.of(
        reads.after(pool, from == null ? 0 : from.number(0), most + 1),
        most,
        liquidation -> Cursor.of(liquidation.sequence()));
  }
}
