package io.counterpool.pool.audit;

import io.counterpool.kit.security.RequireScope;
import io.swagger.v3.oas.annotations.Operation;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Checks the invariants of a pool when asked, from the database alone. */
@RestController
class InvariantController {

  private final InvariantAudit audit;
  private final RoundLogReplay log;

  InvariantController(InvariantAudit audit, RoundLogReplay log) {
    this.audit = audit;
    this.log = log;
  }

  @RequireScope("pool:operate")
  @GetMapping("/v1/pools/{pool}/invariants")
  @Operation(
      operationId = "checkInvariants",
      summary = "Claims about the pool's rows, each held or with what breaks it")
  InvariantReport invariants(@PathVariable String pool) {
    return audit.check(pool);
  }

  @RequireScope("pool:operate")
  @GetMapping("/v1/pools/{pool}/log-replay")
  @Operation(
      operationId = "replayLog",
      summary = "Runs every step of the pool again and compares the rows it makes with the stored")
  ReplayReport replay(@PathVariable String pool) {
    return log.replay(pool);
  }
}
