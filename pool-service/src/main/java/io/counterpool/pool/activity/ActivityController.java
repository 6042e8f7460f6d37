package io.counterpool.pool.activity;

import io.counterpool.kit.security.RequireScope;
import io.swagger.v3.oas.annotations.Operation;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** What happened in a pool, in figures. */
@RestController
class ActivityController {

  private final ActivityReads reads;

  ActivityController(ActivityReads reads) {
    this.reads = reads;
  }

  @RequireScope("pool:read")
  @GetMapping("/v1/pools/{pool}/activity")
  @Operation(operationId = "getActivity", summary = "Counts and sums since the beginning")
  Activity activity(@PathVariable String pool) {
    return reads.of(pool);
  }
}
