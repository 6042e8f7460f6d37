package io.counterpool.pool.intake;

import io.counterpool.kit.problem.KitProblems;
import io.counterpool.kit.security.Caller;
import io.counterpool.kit.security.RequireScope;
import io.counterpool.pool.executor.Command;
import io.counterpool.pool.registry.Registration;
import io.counterpool.pool.registry.Registry;
import io.swagger.v3.oas.annotations.Operation;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The custodian's word. */
@RestController
class CustodyCommandController {

  private static final String CONFIRMATION = "/v1/custody-confirmations/{id}";

  private final CommandDesk desk;
  private final Registry registry;

  CustodyCommandController(CommandDesk desk, Registry registry) {
    this.desk = desk;
    this.registry = registry;
  }

  @RequireScope("custody:confirm")
  @PutMapping(CONFIRMATION)
  @Operation(
      operationId = "putCustodyConfirmation",
      summary = "Confirm that money arrived or left",
      description =
          "A PAYOUT is named by the owner and id of its payout-opened event. The owner of a payout"
              + " of the treasury is the nil UUID, 00000000-0000-0000-0000-000000000000; as that"
              + " names no pool, pool is required then.")
  ResponseEntity<CommandStatus> put(
      @PathVariable UUID id, @RequestBody ConfirmationBody body, Caller caller) {
    return desk.accept(
        pool(body), CommandKind.CUSTODY_CONFIRMATION, Command.NOBODY, id, body, caller);
  }

  @RequireScope({"custody:confirm", "pool:operate"})
  @GetMapping(CONFIRMATION)
  @Operation(
      operationId = "getCustodyConfirmation",
      summary = "What became of a custody confirmation")
  CommandStatus get(
      @PathVariable UUID id, @RequestParam(required = false) @Nullable Duration wait) {
    String pool =
        desk.poolOfConfirmation(id)
            .orElseThrow(() -> KitProblems.notFound("custody confirmation", id));
    return desk.status(
        new CommandPath(pool, CommandKind.CUSTODY_CONFIRMATION, Command.NOBODY, id), wait);
  }

  private String pool(ConfirmationBody body) {
    UUID owner = body.target().owner();
    Optional<Registration> registered =
        owner == null
            ? Optional.empty()
            : registry.account(owner).or(() -> registry.provider(owner));
    String named = body.pool();
    if (named != null) {
      return named;
    }
    return registered
        .map(Registration::pool)
        .orElseThrow(
            () ->
                KitProblems.invalidField(
                    "pool", "is required unless target.owner is an account or a provider"));
  }
}
