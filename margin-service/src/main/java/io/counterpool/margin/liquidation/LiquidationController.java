package io.counterpool.margin.liquidation;

import io.counterpool.kit.page.Cursor;
import io.counterpool.kit.page.Limit;
import io.counterpool.kit.page.Page;
import io.counterpool.kit.security.RequireScope;
import io.counterpool.margin.liquidation.DecisionOutcome.Answered;
import io.counterpool.margin.liquidation.DecisionOutcome.Refused;
import io.counterpool.margin.liquidation.LiquidationStore.Line;
import io.counterpool.margin.portfolio.AccountId;
import io.counterpool.margin.portfolio.PoolId;
import io.counterpool.margin.profile.MarketId;
import io.counterpool.models.Decimal;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Liquidation decisions by pool and round. */
@RestController
@Tag(name = "liquidations")
class LiquidationController {

  private final DecideLiquidations liquidations;
  private final LiquidationStore store;

  LiquidationController(DecideLiquidations liquidations, LiquidationStore store) {
    this.liquidations = liquidations;
    this.store = store;
  }

  /**
   * A decision as a list shows it.
   *
   * @param line place in its round, from 1
   */
  record ListedDecision(
      PoolId pool,
      long round,
      int line,
      AccountId account,
      long accountVersion,
      MarketId market,
      Decimal closeSize,
      Decimal equity,
      Decimal maintenance,
      Decimal health,
      long profileVersion) {

    static ListedDecision of(PoolId pool, Line line) {
      Decision decision = line.decision();
      return new ListedDecision(
          pool,
          line.round(),
          line.line(),
          decision.account(),
          decision.accountVersion(),
          decision.market(),
          decision.closeSize(),
          decision.equity(),
          decision.maintenance(),
          decision.health(),
          decision.profileVersion());
    }
  }

  @RequireScope("margin:terms")
  @PutMapping("/v1/pools/{pool}/rounds/{round}/liquidation-decisions")
  @Operation(
      operationId = "decideLiquidations",
      summary = "Judge a pool's portfolios in a round, once; a repeat gets the same bytes")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = RoundDecisions.class)))
  ResponseEntity<String> decide(
      @PathVariable PoolId pool,
      @PathVariable @Min(1) long round,
      @RequestBody DecisionRequest request) {
    return switch (liquidations.decide(pool, round, request)) {
      case Answered(var body, var _) ->
          ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(body);
      case Refused refused -> throw LiquidationProblems.of(refused).asException();
    };
  }

  @RequireScope({"margin:read", "margin:terms"})
  @GetMapping("/v1/liquidation-decisions")
  @Operation(
      operationId = "listLiquidationDecisions",
      summary = "Decisions of a pool, oldest first")
  Page<ListedDecision> list(
      @RequestParam PoolId pool,
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(required = false) @Nullable Integer limit) {
    int size = Limit.of(limit);
    Cursor from = Cursor.read(after);
    return Page.of(
            store.linesAfter(
                pool,
                from == null ? 0 : from.number(0),
                from == null ? 0 : Math.toIntExact(from.number(1)),
                size + 1),
            size,
            line -> Cursor.of(line.round(), line.line()))
        .map(line -> ListedDecision.of(pool, line));
  }
}
