package io.counterpool.pool.intake;

import io.counterpool.kit.security.Caller;
import io.counterpool.kit.security.RequireScope;
import io.counterpool.pool.executor.Command;
import io.swagger.v3.oas.annotations.Operation;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * The operator's word on the operator's money. Its scope is its own: {@code pool:operate} sees
 * everything and moves nothing.
 */
@RestController
class TreasuryCommandController {

  private static final String PAYOUT = "/v1/pools/{pool}/treasury-payouts/{id}";

  private final CommandDesk desk;

  TreasuryCommandController(CommandDesk desk) {
    this.desk = desk;
  }

  @RequireScope("treasury:pay")
  @PutMapping(PAYOUT)
  @Operation(
      operationId = "putTreasuryPayout",
      summary = "Pay fee income of the operator out",
      description =
          "Moves the amount of the settlement asset from fees:treasury to pending:payout:{id}. It"
              + " has left when the custodian confirms it: direction OUT, target PAYOUT with this"
              + " id and the nil UUID as owner, pool named.")
  ResponseEntity<CommandStatus> put(
      @PathVariable String pool,
      @PathVariable UUID id,
      @RequestBody TreasuryPayoutBody body,
      Caller caller) {
    return desk.accept(pool, CommandKind.TREASURY_PAYOUT, Command.NOBODY, id, body, caller);
  }

  @RequireScope({"treasury:pay", "pool:operate"})
  @GetMapping(PAYOUT)
  @Operation(operationId = "getTreasuryPayout", summary = "What became of a treasury payout")
  CommandStatus get(
      @PathVariable String pool,
      @PathVariable UUID id,
      @RequestParam(required = false) @Nullable Duration wait) {
    return desk.status(
        new CommandPath(pool, CommandKind.TREASURY_PAYOUT, Command.NOBODY, id), wait);
  }
}
