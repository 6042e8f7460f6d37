package io.counterpool.pool.registry;

import io.counterpool.kit.clock.VenueClock;
import io.counterpool.kit.problem.KitProblems;
import io.counterpool.kit.problem.Problem;
import io.counterpool.kit.security.Caller;
import io.counterpool.pool.configuration.PoolDirectory;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Function;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Service;

/**
 * Accounts and providers: registers them once and answers whose they are. Someone else's is treated
 * like one that does not exist.
 */
@Service
public class Registry {

  /** Sees everything, owns nothing. */
  public static final String OPERATE = "pool:operate";

  private static final int REMEMBERED = 200_000;

  private final AccountRepository accounts;
  private final ProviderRepository providers;
  private final PoolDirectory pools;
  private final VenueClock clock;

  /** A registration never changes, so what was read once is true for ever. */
  private final ConcurrentMap<UUID, Registration> knownAccounts = new ConcurrentHashMap<>();

  private final ConcurrentMap<UUID, Registration> knownProviders = new ConcurrentHashMap<>();

  Registry(
      AccountRepository accounts,
      ProviderRepository providers,
      PoolDirectory pools,
      VenueClock clock) {
    this.accounts = accounts;
    this.providers = providers;
    this.pools = pools;
    this.clock = clock;
  }

  /** A registration and whether it was there before. */
  public record Registered(Registration registration, boolean created) {}

  /** Binds an account to the caller and a pool, or answers what is bound. */
  public Registered registerAccount(UUID account, String pool, Caller caller) {
    return register(
        "account",
        account,
        pool,
        caller,
        this::account,
        fresh ->
            accounts
                .saveAndFlush(
                    new AccountRow(account, fresh.pool(), fresh.subject(), fresh.registeredAt()))
                .registration());
  }

  /** Binds a provider to the caller and a pool, or answers what is bound. */
  public Registered registerProvider(UUID provider, String pool, Caller caller) {
    return register(
        "provider",
        provider,
        pool,
        caller,
        this::provider,
        fresh ->
            providers
                .saveAndFlush(
                    new ProviderRow(provider, fresh.pool(), fresh.subject(), fresh.registeredAt()))
                .registration());
  }

  private Registered register(
      String what,
      UUID id,
      String pool,
      Caller caller,
      Function<UUID, Optional<Registration>> find,
      Function<Registration, Registration> save) {
    Optional<Registration> known = find.apply(id);
    if (known.isEmpty()) {
      pools.requirePool(pool);
      try {
        Registration fresh = new Registration(id, pool, caller.subject(), clock.instant());
        return new Registered(save.apply(fresh), true);
      } catch (DataIntegrityViolationException raced) {
        known = find.apply(id);
        if (known.isEmpty()) {
          throw raced;
        }
      }
    }
    Registration bound = known.get();
    if (!bound.subject().equals(caller.subject())) {
      throw KitProblems.notFound(what, id);
    }
    if (!bound.pool().equals(pool)) {
      throw Problem.of(KitProblems.ID_REUSED)
          .detail("This " + what + " belongs to the pool " + bound.pool() + ".")
          .with("pool", bound.pool())
          .asException();
    }
    return new Registered(bound, false);
  }

  /** The account, whoever asks. */
  public Optional<Registration> account(UUID account) {
    return remember(
        knownAccounts, account, id -> accounts.findById(id).map(AccountRow::registration));
  }

  /** The provider, whoever asks. */
  public Optional<Registration> provider(UUID provider) {
    return remember(
        knownProviders, provider, id -> providers.findById(id).map(ProviderRow::registration));
  }

  /** The caller's own account; an operator's token is not enough. */
  public Registration ownAccount(UUID account, Caller caller) {
    return account(account)
        .filter(bound -> bound.subject().equals(caller.subject()))
        .orElseThrow(() -> KitProblems.notFound("account", account));
  }

  /** The caller's own provider; an operator's token is not enough. */
  public Registration ownProvider(UUID provider, Caller caller) {
    return provider(provider)
        .filter(bound -> bound.subject().equals(caller.subject()))
        .orElseThrow(() -> KitProblems.notFound("provider", provider));
  }

  /** An account that the caller may look at. */
  public Registration visibleAccount(UUID account, Caller caller) {
    return caller.may(OPERATE)
        ? account(account).orElseThrow(() -> KitProblems.notFound("account", account))
        : ownAccount(account, caller);
  }

  /** A provider that the caller may look at. */
  public Registration visibleProvider(UUID provider, Caller caller) {
    return caller.may(OPERATE)
        ? provider(provider).orElseThrow(() -> KitProblems.notFound("provider", provider))
        : ownProvider(provider, caller);
  }

  private static Optional<Registration> remember(
      ConcurrentMap<UUID, Registration> known,
      UUID id,
      Function<UUID, Optional<Registration>> read) {
    Registration found = known.get(id);
    if (found != null) {
      return Optional.of(found);
    }
    Optional<Registration> stored = read.apply(id);
    stored.ifPresent(
        registration -> {
          if (known.size() >= REMEMBERED) {
            known.clear();
          }
          known.put(id, registration);
        });
    return stored;
  }
}
