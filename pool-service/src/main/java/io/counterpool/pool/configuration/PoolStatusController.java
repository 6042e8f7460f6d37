package io.counterpool.pool.configuration;

import io.counterpool.kit.intake.Versions;
import io.counterpool.kit.security.RequireScope;
import io.counterpool.models.Decimal;
import io.counterpool.pool.valuation.Valuation;
import io.counterpool.pool.valuation.Valuation.TrancheValue;
import io.counterpool.pool.valuation.ValuationReads;
import io.swagger.v3.oas.annotations.Operation;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** A pool at a glance: how it is configured, where its executor is, what it is worth. */
@RestController
class PoolStatusController {

  private final ConfigurationReader configuration;
  private final PoolStatusReads status;
  private final ValuationReads valuations;

  PoolStatusController(
      ConfigurationReader configuration, PoolStatusReads status, ValuationReads valuations) {
    this.configuration = configuration;
    this.status = status;
    this.valuations = valuations;
  }

  /**
   * A pool now. Values are those of the last round; null before it.
   *
   * @param commandsPending accepted and not yet taken in
   * @param ordersWaiting orders, cancels and movements taken in and waiting for a price
   */
  record PoolStatus(
      String pool,
      PoolView configuration,
      long lastRound,
      @Nullable Instant lastRoundAt,
      long commandsPending,
      long ordersWaiting,
      @Nullable Decimal value,
      @Nullable Decimal utilisation,
      @Nullable Decimal insurance,
      @Nullable Decimal badDebt,
      List<TrancheValue> tranches) {}

  @RequireScope("pool:read")
  @GetMapping("/v1/pools/{pool}")
  @Operation(operationId = "getPool", summary = "Configuration, progress and worth of a pool")
  ResponseEntity<PoolStatus> pool(@PathVariable String pool) {
    var stored = configuration.pool(pool);
    var progress = status.progress(pool);
    Valuation last = valuations.last(pool).orElse(null);
    return ResponseEntity.ok()
        .eTag(Versions.etag(stored.version()))
        .body(
            new PoolStatus(
                pool,
                PoolView.of(pool, stored),
                progress.lastRound(),
                progress.at(),
                progress.commandsPending(),
                progress.ordersWaiting(),
                last == null ? null : last.value(),
                last == null ? null : last.utilisation(),
                last == null ? null : last.insurance(),
                last == null ? null : last.badDebt(),
                last == null ? List.of() : last.tranches()));
  }
}
