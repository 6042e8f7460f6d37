package io.counterpool.pool.configuration;

import io.counterpool.kit.intake.Answer;
import io.counterpool.kit.intake.StoredAnswers;
import io.counterpool.kit.intake.Versions;
import io.counterpool.kit.page.Page;
import io.counterpool.kit.security.Caller;
import io.counterpool.kit.security.RequireScope;
import io.swagger.v3.oas.annotations.Operation;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Configures pools, tranches and markets. */
@RestController
class ConfigurationController {

  private static final String POOL = "/v1/pools/{pool}";
  private static final String TRANCHE = "/v1/pools/{pool}/tranches/{tranche}";
  private static final String MARKET = "/v1/markets/{market}";

  private final PutConfiguration put;
  private final ConfigurationReader reader;
  private final StoredAnswers answers;

  ConfigurationController(PutConfiguration put, ConfigurationReader reader, StoredAnswers answers) {
    this.put = put;
    this.reader = reader;
    this.answers = answers;
  }

  @RequireScope("pool:configure")
  @PutMapping(POOL)
  @Operation(operationId = "putPool", summary = "Create or change a pool")
  ResponseEntity<PoolView> putPool(
      @PathVariable String pool,
      @RequestHeader("Idempotency-Key") String key,
      @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
      @RequestBody PoolContent content,
      Caller caller) {
    String path = "/v1/pools/" + pool;
    return answers.once(
        path,
        key,
        content,
        () -> {
          var stored = put.pool(pool, content, ifMatch, caller.subject());
          return answer(path, stored.version(), PoolView.of(pool, stored));
        });
  }

  @RequireScope("pool:read")
  @GetMapping("/v1/pools")
  @Operation(operationId = "listPools", summary = "Pools as they are configured")
  Page<PoolView> listPools() {
    return Page.complete(
        reader.pools().entrySet().stream()
            .map(each -> PoolView.of(each.getKey(), each.getValue()))
            .toList());
  }

  @RequireScope("pool:configure")
  @PutMapping(TRANCHE)
  @Operation(operationId = "putTranche", summary = "Create or change a tranche")
  ResponseEntity<TrancheView> putTranche(
      @PathVariable String pool,
      @PathVariable String tranche,
      @RequestHeader("Idempotency-Key") String key,
      @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
      @RequestBody TrancheContent content,
      Caller caller) {
    String path = "/v1/pools/" + pool + "/tranches/" + tranche;
    return answers.once(
        path,
        key,
        content,
        () -> {
          var stored = put.tranche(pool, tranche, content, ifMatch, caller.subject());
          return answer(path, stored.version(), TrancheView.of(pool, tranche, stored));
        });
  }

  @RequireScope("pool:read")
  @GetMapping(TRANCHE)
  @Operation(operationId = "getTranche", summary = "A tranche as it is configured")
  ResponseEntity<TrancheView> getTranche(@PathVariable String pool, @PathVariable String tranche) {
    var stored = reader.tranche(pool, tranche);
    return tagged(stored.version(), TrancheView.of(pool, tranche, stored));
  }

  @RequireScope("pool:read")
  @GetMapping("/v1/pools/{pool}/tranches")
  @Operation(operationId = "listTranches", summary = "The tranches of a pool")
  Page<TrancheView> listTranches(@PathVariable String pool) {
    return Page.complete(
        reader.tranches(pool).entrySet().stream()
            .map(each -> TrancheView.of(pool, each.getKey(), each.getValue()))
            .toList());
  }

  @RequireScope("pool:configure")
  @PutMapping(MARKET)
  @Operation(operationId = "putMarket", summary = "Create or change a market")
  ResponseEntity<MarketView> putMarket(
      @PathVariable String market,
      @RequestHeader("Idempotency-Key") String key,
      @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
      @RequestBody MarketContent content,
      Caller caller) {
    String path = "/v1/markets/" + market;
    return answers.once(
        path,
        key,
        content,
        () -> {
          var stored = put.market(market, content, ifMatch, caller.subject());
          return answer(path, stored.version(), MarketView.of(market, stored));
        });
  }

  @RequireScope("pool:read")
  @GetMapping(MARKET)
  @Operation(operationId = "getMarket", summary = "A market as it is configured")
  ResponseEntity<MarketView> getMarket(@PathVariable String market) {
    var stored = reader.market(market);
    return tagged(stored.version(), MarketView.of(market, stored));
  }

  @RequireScope("pool:read")
  @GetMapping("/v1/markets")
  @Operation(operationId = "listMarkets", summary = "Markets, of one pool or of all")
  Page<MarketView> listMarkets(@RequestParam(required = false) @Nullable String pool) {
    return Page.complete(
        reader.markets(pool).entrySet().stream()
            .map(each -> MarketView.of(each.getKey(), each.getValue()))
            .toList());
  }

  private static <T> Answer<T> answer(String path, long version, T view) {
    return version == 1 ? Answer.created(path, version, view) : Answer.updated(version, view);
  }

  private static <T> ResponseEntity<T> tagged(long version, T view) {
    return ResponseEntity.ok().eTag(Versions.etag(version)).body(view);
  }
}
