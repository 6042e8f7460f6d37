package io.counterpool.pool.intake;

import io.counterpool.kit.page.Cursor;
import io.counterpool.kit.page.Limit;
import io.counterpool.kit.page.Page;
import io.counterpool.kit.problem.KitProblems;
import io.counterpool.kit.security.Caller;
import io.counterpool.kit.security.RequireScope;
import io.counterpool.pool.registry.Registration;
import io.counterpool.pool.registry.Registry;
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

/** Commands of an account. */
@RestController
class AccountCommandController {

  private static final String ORDER = "/v1/accounts/{account}/orders/{id}";
  private static final String BATCH = "/v1/accounts/{account}/order-batches/{id}";
  private static final String CANCELLATION = "/v1/accounts/{account}/cancellations/{id}";
  private static final String MOVEMENT = "/v1/accounts/{account}/collateral-movements/{id}";

  /** A batch has up to a hundred lines, so its pages are short. */
  private static final int ORDERS = 20;

  private static final int MOST_ORDERS = 100;

  private final CommandDesk desk;
  private final Registry registry;

  AccountCommandController(CommandDesk desk, Registry registry) {
    this.desk = desk;
    this.registry = registry;
  }

  @RequireScope("pool:trade")
  @PutMapping(ORDER)
  @Operation(operationId = "putOrder", summary = "Place an order")
  ResponseEntity<CommandStatus> putOrder(
      @PathVariable UUID account,
      @PathVariable UUID id,
      @RequestBody OrderBody body,
      Caller caller) {
    return accept(CommandKind.ORDER, account, id, body, caller);
  }

  @RequireScope({"pool:trade", "pool:read"})
  @GetMapping(ORDER)
  @Operation(operationId = "getOrder", summary = "What became of an order")
  CommandStatus getOrder(
      @PathVariable UUID account,
      @PathVariable UUID id,
      @RequestParam(required = false) @Nullable Duration wait,
      Caller caller) {
    return status(CommandKind.ORDER, account, id, wait, caller);
  }

  @RequireScope({"pool:trade", "pool:read"})
  @GetMapping("/v1/accounts/{account}/orders")
  @Operation(
      operationId = "listOrders",
      summary = "Orders and batches that were taken in, newest first")
  Page<CommandStatus> listOrders(
      @PathVariable UUID account,
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(required = false) @Nullable Integer limit,
      Caller caller) {
    String pool = registry.visibleAccount(account, caller).pool();
    return desk.orders(pool, account, Cursor.read(after), Limit.of(limit, ORDERS, MOST_ORDERS));
  }

  @RequireScope("pool:trade")
  @PutMapping(BATCH)
  @Operation(operationId = "putOrderBatch", summary = "Place up to 100 orders together")
  ResponseEntity<CommandStatus> putOrderBatch(
      @PathVariable UUID account,
      @PathVariable UUID id,
      @RequestBody OrderBatchBody body,
      Caller caller) {
    return accept(CommandKind.ORDER_BATCH, account, id, body, caller);
  }

  @RequireScope({"pool:trade", "pool:read"})
  @GetMapping(BATCH)
  @Operation(operationId = "getOrderBatch", summary = "What became of the orders of a batch")
  CommandStatus getOrderBatch(
      @PathVariable UUID account,
      @PathVariable UUID id,
      @RequestParam(required = false) @Nullable Duration wait,
      Caller caller) {
    return status(CommandKind.ORDER_BATCH, account, id, wait, caller);
  }

  @RequireScope("pool:trade")
  @PutMapping(CANCELLATION)
  @Operation(
      operationId = "putCancellation",
      summary = "Take an order back, if it misses its next qualifying round")
  ResponseEntity<CommandStatus> putCancellation(
      @PathVariable UUID account,
      @PathVariable UUID id,
      @RequestBody CancellationBody body,
      Caller caller) {
    return accept(CommandKind.CANCELLATION, account, id, body, caller);
  }

  @RequireScope({"pool:trade", "pool:read"})
  @GetMapping(CANCELLATION)
  @Operation(operationId = "getCancellation", summary = "What became of a cancellation")
  CommandStatus getCancellation(
      @PathVariable UUID account,
      @PathVariable UUID id,
      @RequestParam(required = false) @Nullable Duration wait,
      Caller caller) {
    return status(CommandKind.CANCELLATION, account, id, wait, caller);
  }

  @RequireScope("pool:trade")
  @PutMapping(MOVEMENT)
  @Operation(
      operationId = "putCollateralMovement",
      summary = "Deposit, withdraw or transfer collateral")
  ResponseEntity<CommandStatus> putMovement(
      @PathVariable UUID account,
      @PathVariable UUID id,
      @RequestBody MovementBody body,
      Caller caller) {
    Registration own = registry.ownAccount(account, caller);
    UUID to = body.to();
    if (to != null
        && registry.account(to).filter(other -> other.pool().equals(own.pool())).isEmpty()) {
      throw KitProblems.invalidField("to", "is not an account of the same pool");
    }
    return desk.accept(own.pool(), CommandKind.COLLATERAL_MOVEMENT, account, id, body, caller);
  }

  @RequireScope({"pool:trade", "pool:read"})
  @GetMapping(MOVEMENT)
  @Operation(operationId = "getCollateralMovement", summary = "What became of a movement")
  CommandStatus getMovement(
      @PathVariable UUID account,
      @PathVariable UUID id,
      @RequestParam(required = false) @Nullable Duration wait,
      Caller caller) {
    return status(CommandKind.COLLATERAL_MOVEMENT, account, id, wait, caller);
  }

  private ResponseEntity<CommandStatus> accept(
      CommandKind kind, UUID account, UUID id, CommandBody body, Caller caller) {
    String pool = registry.ownAccount(account, caller).pool();
    return desk.accept(pool, kind, account, id, body, caller);
  }

  private CommandStatus status(
      CommandKind kind, UUID account, UUID id, @Nullable Duration wait, Caller caller) {
    String pool = registry.visibleAccount(account, caller).pool();
    return desk.status(new CommandPath(pool, kind, account, id), wait);
  }
}
