package io.counterpool.fee.terms;

import io.counterpool.fee.schedule.MarketId;
import io.counterpool.kit.problem.KitProblems;
import io.counterpool.kit.security.RequireScope;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.nio.charset.StandardCharsets;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Fee terms of rounds. */
@RestController
class TermsController {

  private final MakeTerms makeTerms;

  TermsController(MakeTerms makeTerms) {
    this.makeTerms = makeTerms;
  }

  @RequireScope("fee:terms")
  @PutMapping(
      path = "/v1/markets/{market}/rounds/{round}/terms",
      produces = MediaType.APPLICATION_JSON_VALUE)
  @Operation(
      operationId = "putFeeTerms",
      summary = "Make the fee terms of a round, once; the same request has the same bytes again")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = FeeTerms.class)))
  ResponseEntity<byte[]> put(
      @PathVariable MarketId market, @PathVariable long round, @RequestBody MarketState state) {
    if (round < 0) {
      throw KitProblems.invalidParameter("round", "must be 0 or above");
    }
    String answer = makeTerms.make(market, round, state);
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_JSON)
        .body(answer.getBytes(StandardCharsets.UTF_8));
  }
}
