package io.counterpool.margin.terms;

import io.counterpool.kit.problem.KitProblems;
import io.counterpool.kit.security.RequireScope;
import io.counterpool.margin.profile.MarketId;
import io.counterpool.margin.terms.TermsOutcome.Answered;
import io.counterpool.margin.terms.TermsOutcome.Refused;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Min;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Margin terms by market and round. */
@RestController
@Tag(name = "terms")
class TermsController {

  private final ResolveTerms terms;
  private final TermsStore store;

  TermsController(ResolveTerms terms, TermsStore store) {
    this.terms = terms;
    this.store = store;
  }

  @RequireScope("margin:terms")
  @PutMapping("/v1/markets/{market}/rounds/{round}/terms")
  @Operation(
      operationId = "resolveMarginTerms",
      summary = "Resolve the margin terms of a round, once; a repeat gets the same bytes")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = RoundTerms.class)))
  ResponseEntity<String> resolve(
      @PathVariable MarketId market,
      @PathVariable @Min(1) long round,
      @RequestBody TermsRequest request) {
    return switch (terms.resolve(market, round, request)) {
      case Answered(var body) -> json(body);
      case Refused refused -> throw TermsProblems.of(refused).asException();
    };
  }

  @RequireScope({"margin:read", "margin:terms"})
  @GetMapping("/v1/markets/{market}/rounds/{round}/terms")
  @Operation(operationId = "getMarginTerms", summary = "The margin terms of a round")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = RoundTerms.class)))
  ResponseEntity<String> get(@PathVariable MarketId market, @PathVariable @Min(1) long round) {
    return store
        .find(market, round)
        .map(stored -> json(stored.answer()))
        .orElseThrow(() -> KitProblems.notFound("terms of", market + " in round " + round));
  }

  private static ResponseEntity<String> json(String body) {
    return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(body);
  }
}
