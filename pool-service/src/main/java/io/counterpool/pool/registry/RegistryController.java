package io.counterpool.pool.registry;

import io.counterpool.kit.security.Caller;
import io.counterpool.kit.security.RequireScope;
import io.counterpool.pool.registry.Registry.Registered;
import io.swagger.v3.oas.annotations.Operation;
import java.net.URI;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Registers accounts and providers. */
@RestController
class RegistryController {

  /**
   * The pool to which an account will belong.
   *
   * @param referrer account of another owner that gets the referrer's part of the trade fees
   */
  record AccountBody(String pool, @Nullable UUID referrer) {}

  /** The pool to which a provider will belong. */
  record RegistrationBody(String pool) {}

  /** A provider. */
  record RegisteredProvider(UUID provider, String pool, Instant registeredAt) {}

  /** An account, as it was registered. */
  record RegisteredAccount(
      UUID account, String pool, Instant registeredAt, @Nullable UUID referrer) {}

  private final Registry registry;

  RegistryController(Registry registry) {
    this.registry = registry;
  }

  @RequireScope("pool:trade")
  @PutMapping("/v1/accounts/{account}")
  @Operation(operationId = "putAccount", summary = "Register an account; the first PUT owns it")
  ResponseEntity<RegisteredAccount> putAccount(
      @PathVariable UUID account, @RequestBody AccountBody body, Caller caller) {
    Registered registered = registry.registerAccount(account, body.pool(), body.referrer(), caller);
    Registration bound = registered.registration();
    return answer(
        registered,
        "/v1/accounts/" + account,
        new RegisteredAccount(bound.id(), bound.pool(), bound.registeredAt(), bound.referrer()));
  }

  @RequireScope("pool:provide")
  @PutMapping("/v1/providers/{provider}")
  @Operation(operationId = "putProvider", summary = "Register a provider; the first PUT owns it")
  ResponseEntity<RegisteredProvider> putProvider(
      @PathVariable UUID provider, @RequestBody RegistrationBody body, Caller caller) {
    Registered registered = registry.registerProvider(provider, body.pool(), caller);
    Registration bound = registered.registration();
    return answer(
        registered,
        "/v1/providers/" + provider,
        new RegisteredProvider(bound.id(), bound.pool(), bound.registeredAt()));
  }

  private static <T> ResponseEntity<T> answer(Registered registered, String path, T view) {
    return registered.created()
        ? ResponseEntity.created(URI.create(path)).body(view)
        : ResponseEntity.ok(view);
  }
}
