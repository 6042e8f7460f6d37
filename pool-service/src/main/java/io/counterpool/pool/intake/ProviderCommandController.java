package io.counterpool.pool.intake;

import io.counterpool.kit.security.Caller;
import io.counterpool.kit.security.RequireScope;
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

/** Commands of a provider. */
@RestController
class ProviderCommandController {

  private static final String DEPOSIT = "/v1/providers/{provider}/deposits/{id}";
  private static final String REDEMPTION = "/v1/providers/{provider}/redemptions/{id}";

  private static final String CANCELLATION = "/v1/providers/{provider}/cancellations/{id}";

  private final CommandDesk desk;
  private final Registry registry;

  ProviderCommandController(CommandDesk desk, Registry registry) {
    this.desk = desk;
    this.registry = registry;
  }

  @RequireScope("pool:provide")
  @PutMapping(DEPOSIT)
  @Operation(operationId = "putDeposit", summary = "Bring money to a tranche")
  ResponseEntity<CommandStatus> putDeposit(
      @PathVariable UUID provider,
      @PathVariable UUID id,
      @RequestBody DepositBody body,
      Caller caller) {
    String pool = registry.ownProvider(provider, caller).pool();
    return desk.accept(pool, CommandKind.DEPOSIT, provider, id, body, caller);
  }

  @RequireScope({"pool:provide", "pool:read"})
  @GetMapping(DEPOSIT)
  @Operation(operationId = "getDeposit", summary = "What became of a deposit")
  CommandStatus getDeposit(
      @PathVariable UUID provider,
      @PathVariable UUID id,
      @RequestParam(required = false) @Nullable Duration wait,
      Caller caller) {
    return status(CommandKind.DEPOSIT, provider, id, wait, caller);
  }

  @RequireScope("pool:provide")
  @PutMapping(REDEMPTION)
  @Operation(operationId = "putRedemption", summary = "Give shares back")
  ResponseEntity<CommandStatus> putRedemption(
      @PathVariable UUID provider,
      @PathVariable UUID id,
      @RequestBody RedemptionBody body,
      Caller caller) {
    String pool = registry.ownProvider(provider, caller).pool();
    return desk.accept(pool, CommandKind.REDEMPTION, provider, id, body, caller);
  }

  @RequireScope({"pool:provide", "pool:read"})
  @GetMapping(REDEMPTION)
  @Operation(operationId = "getRedemption", summary = "What became of a redemption")
  CommandStatus getRedemption(
      @PathVariable UUID provider,
      @PathVariable UUID id,
      @RequestParam(required = false) @Nullable Duration wait,
      Caller caller) {
    return status(CommandKind.REDEMPTION, provider, id, wait, caller);
  }

  @RequireScope("pool:provide")
  @PutMapping(CANCELLATION)
  @Operation(
      operationId = "putRequestCancellation",
      summary = "Take back what is left of a deposit or redemption")
  ResponseEntity<CommandStatus> putCancellation(
      @PathVariable UUID provider,
      @PathVariable UUID id,
      @RequestBody RequestCancellationBody body,
      Caller caller) {
    String pool = registry.ownProvider(provider, caller).pool();
    return desk.accept(pool, CommandKind.REQUEST_CANCELLATION, provider, id, body, caller);
  }

  @RequireScope({"pool:provide", "pool:read"})
  @GetMapping(CANCELLATION)
  @Operation(
      operationId = "getRequestCancellation",
      summary = "What became of a request cancellation")
  CommandStatus getCancellation(
      @PathVariable UUID provider,
      @PathVariable UUID id,
      @RequestParam(required = false) @Nullable Duration wait,
      Caller caller) {
    return status(CommandKind.REQUEST_CANCELLATION, provider, id, wait, caller);
  }

  private CommandStatus status(
      CommandKind kind, UUID provider, UUID id, @Nullable Duration wait, Caller caller) {
    String pool = registry.visibleProvider(provider, caller).pool();
    return desk.status(new CommandPath(pool, kind, provider, id), wait);
  }
}
