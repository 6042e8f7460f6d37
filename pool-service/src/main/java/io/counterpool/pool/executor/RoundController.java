package io.counterpool.pool.executor;

import io.counterpool.kit.page.Cursor;
import io.counterpool.kit.page.Limit;
import io.counterpool.kit.page.Page;
import io.counterpool.kit.problem.KitProblems;
import io.counterpool.kit.security.RequireScope;
import io.counterpool.pool.executor.RoundReads.RoundDetail;
import io.counterpool.pool.executor.RoundReads.RoundLine;
import io.swagger.v3.oas.annotations.Operation;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The round log of a pool, for operators and for whoever runs it again. */
@RestController
class RoundController {

  private final RoundReads reads;

  RoundController(RoundReads reads) {
    this.reads = reads;
  }

  @RequireScope("pool:operate")
  @GetMapping("/v1/pools/{pool}/rounds")
  @Operation(operationId = "listRounds", summary = "Rounds of a pool, oldest first")
  Page<RoundLine> rounds(
      @PathVariable String pool,
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(required = false) @Nullable Integer limit) {
    int most = Limit.of(limit);
    Cursor from = Cursor.read(after);
    return Page.of(
        reads.after(pool, from == null ? 0 : from.number(0), most + 1),
        most,
        round -> Cursor.of(round.round()));
  }

  @RequireScope("pool:operate")
  @GetMapping("/v1/pools/{pool}/rounds/{round}")
  @Operation(operationId = "getRound", summary = "A round with its feeds, terms and decisions")
  RoundDetail round(@PathVariable String pool, @PathVariable long round) {
    return reads.round(pool, round).orElseThrow(() -> KitProblems.notFound("round", round));
  }
}
