package io.counterpool.pool.echo;

import io.counterpool.kit.clock.VenueClock;
import io.counterpool.kit.security.Caller;
import io.counterpool.kit.security.RequireScope;
import io.counterpool.pool.intake.CommandKind;
import io.counterpool.pool.intake.CommandStatus;
import io.counterpool.pool.intake.CommandStatus.State;
import io.counterpool.pool.intake.OrderBatchBody;
import io.counterpool.pool.intake.OrderBody;
import io.swagger.v3.oas.annotations.Operation;
import java.net.URI;
import java.util.UUID;
import org.springframework.context.annotation.Profile;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Answers orders as if they were accepted. */
@RestController
@Profile("benchmark")
class EchoController {

  private static final String ORDER = "/v1/benchmark/accounts/{account}/orders/{id}";
  private static final String BATCH = "/v1/benchmark/accounts/{account}/order-batches/{id}";

  private final VenueClock clock;

  EchoController(VenueClock clock) {
    this.clock = clock;
  }

  @RequireScope("pool:trade")
  @PutMapping(ORDER)
  @Operation(operationId = "echoOrder", summary = "Read an order and forget it")
  ResponseEntity<CommandStatus> order(
      @PathVariable UUID account,
      @PathVariable UUID id,
      @RequestBody OrderBody body,
      Caller caller) {
    return accepted(CommandKind.ORDER, "orders", account, id);
  }

  @RequireScope("pool:trade")
  @PutMapping(BATCH)
  @Operation(operationId = "echoOrderBatch", summary = "Read orders and forget them")
  ResponseEntity<CommandStatus> batch(
      @PathVariable UUID account,
      @PathVariable UUID id,
      @RequestBody OrderBatchBody body,
      Caller caller) {
    return accepted(CommandKind.ORDER_BATCH, "order-batches", account, id);
  }

  private ResponseEntity<CommandStatus> accepted(
      CommandKind kind, String resource, UUID account, UUID id) {
    return ResponseEntity.accepted()
        .location(URI.create("/v1/accounts/" + account + "/" + resource + "/" + id))
        .body(new CommandStatus(id, kind, State.ACCEPTED, clock.instant(), null, null, null, null));
  }
}
