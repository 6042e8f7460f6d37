package io.counterpool.pool.liquidity;

import io.counterpool.kit.page.Cursor;
import io.counterpool.kit.page.Limit;
import io.counterpool.kit.page.Page;
import io.counterpool.kit.security.Caller;
import io.counterpool.kit.security.RequireScope;
import io.counterpool.pool.liquidity.LiquidityReads.ProviderHolding;
import io.counterpool.pool.registry.Registry;
import io.swagger.v3.oas.annotations.Operation;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Epochs of a pool, holdings and share movements of a provider. */
@RestController
class LiquidityController {

  private final LiquidityReads reads;
  private final Registry registry;

  LiquidityController(LiquidityReads reads, Registry registry) {
    this.reads = reads;
    this.registry = registry;
  }

  /** A provider and what it holds. */
  record ProviderView(UUID provider, String pool, List<ProviderHolding> holdings) {}

  @RequireScope("pool:read")
  @GetMapping("/v1/pools/{pool}/epochs")
  @Operation(operationId = "listEpochs", summary = "Strikes of a pool, oldest first")
  Page<EpochResult> epochs(
      @PathVariable String pool,
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(required = false) @Nullable Integer limit) {
    int most = Limit.of(limit);
    Cursor from = Cursor.read(after);
    return Page.of(
        reads.epochs(pool, from == null ? 0 : from.number(0), most + 1),
        most,
        epoch -> Cursor.of(epoch.number()));
  }

  @RequireScope("pool:read")
  @GetMapping("/v1/providers/{provider}")
  @Operation(operationId = "getProvider", summary = "A provider and its shares")
  ProviderView provider(@PathVariable UUID provider, Caller caller) {
    String pool = registry.visibleProvider(provider, caller).pool();
    return new ProviderView(provider, pool, reads.holdings(pool, provider));
  }

  @RequireScope("pool:read")
  @GetMapping("/v1/providers/{provider}/share-movements")
  @Operation(
      operationId = "listShareMovements",
      summary = "Shares minted and burned for a provider, oldest first")
  Page<ShareMovement> movements(
      @PathVariable UUID provider,
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(required = false) @Nullable Integer limit,
      Caller caller) {
    String pool = registry.visibleProvider(provider, caller).pool();
    int most = Limit.of(limit);
    Cursor from = Cursor.read(after);
    return Page.of(
        reads.movements(pool, provider, from == null ? 0 : from.number(0), most + 1),
        most,
        movement -> Cursor.of(movement.sequence()));
  }
}
