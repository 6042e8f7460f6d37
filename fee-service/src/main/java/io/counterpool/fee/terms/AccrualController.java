package io.counterpool.fee.terms;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.counterpool.fee.schedule.MarketId;
import io.counterpool.kit.problem.KitProblems;
import io.counterpool.kit.security.RequireScope;
import io.swagger.v3.oas.annotations.Operation;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The state that accrual goes on from, with hashes to compare. */
@RestController
class AccrualController {

  /**
   * The state of one market.
   *
   * @param hash lower-case hex SHA-256 of the state in canonical form
   */
  record HashedAccrual(@JsonUnwrapped MarketAccrual state, String hash) {}

  private final TermsStore store;
  private final AccrualDigest digest;

  AccrualController(TermsStore store, AccrualDigest digest) {
    this.store = store;
    this.digest = digest;
  }

  @RequireScope("fee:read")
  @GetMapping("/v1/markets/{market}/accrual")
  @Operation(
      operationId = "getAccrual",
      summary = "What the next terms of a market go on from, with its hash")
  HashedAccrual get(@PathVariable MarketId market) {
    MarketAccrual state =
        store
            .lastRates(market)
            .map(MarketAccrual::of)
            .orElseThrow(() -> KitProblems.notFound("round with terms of market", market));
    return new HashedAccrual(state, digest.hash(state));
  }

  @RequireScope("fee:read")
  @GetMapping("/v1/accrual-digest")
  @Operation(
      operationId = "getAccrualDigest",
      summary = "One hash over the indices of all markets, to compare across a restart")
  AccrualDigest.Digest digest() {
    return digest.now();
  }
}
