package io.counterpool.pool.registry;

import io.counterpool.kit.security.Caller;
import io.counterpool.kit.security.RequireScope;
import io.counterpool.pool.registry.Registry.Registered;
import io.swagger.v3.oas.annotations.Operation;
import java.net.URI;
import java.time.Instant;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Registers accounts and providers. */
@RestController
class RegistryController {

  /** The pool to which an account or a provider will belong. */
  record RegistrationBody(String pool) {}

  /** A provider. */
  record ProviderView(UUID provider, String pool, Instant registeredAt) {}

  /** An account, as it was registered. */
  record AccountView(UUID account, String pool, Instant registeredAt) {}

  private final Registry registry;

  RegistryController(Registry registry) {
    this.registry = registry;
  }

  @RequireScope("pool:trade")
  @PutMapping("/v1/accounts/{account}")
  @Operation(operationId = "putAccount", summary = "Register an account; the first PUT owns it")
  ResponseEntity<AccountView> putAccount(
      @PathVariable UUID account, @RequestBody RegistrationBody body, Caller caller) {
    Registered registered = registry.registerAccount(account, body.pool(), caller);
    Registration bound = registered.registration();
    return answer(
        registered,
        "/v1/accounts/" + account,
        new AccountView(bound.id(), bound.pool(), bound.registeredAt()));
  }

  @RequireScope("pool:provide")
  @PutMapping("/v1/providers/{provider}")
  @Operation(operationId = "putProvider", summary = "Register a provider; the first PUT owns it")
  ResponseEntity<ProviderView> putProvider(
      @PathVariable UUID provider, @RequestBody RegistrationBody body, Caller caller) {
    Registered registered = registry.registerProvider(provider, body.pool(), caller);
    Registration bound = registered.registration();
    return answer(
        registered,
        "/v1/providers/" + provider,
        new ProviderView(bound.id(), bound.pool(), bound.registeredAt()));
  }

  private static <T> ResponseEntity<T> answer(Registered registered, String path, T view) {
    return registered.created()
        ? ResponseEntity.created(URI.create(path)).body(view)
        : ResponseEntity.ok(view);
  }
}
