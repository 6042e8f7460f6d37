package io.counterpool.pool.registry;

import io.counterpool.kit.clock.VenueClock;
import io.counterpool.kit.problem.KitProblems;
import io.counterpool.kit.problem.Problem;
import io.counterpool.kit.security.Caller;
import io.counterpool.pool.configuration.PoolDirectory;
import io.counterpool.pool.executor.Command;
import io.counterpool.pool.refusal.PoolProblems;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
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

  /** A statement takes no more than 65,535 parameters. */
  private static final int ASKED_AT_ONCE = 10_000;

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

  /**
   * Binds an account to the caller, a pool and who referred it, or answers what is bound. A
   * referrer is an account of another owner in the same pool.
   */
  public Registered registerAccount(
      UUID account, String pool, @Nullable UUID referrer, Caller caller) {
    return register(
        "account",
        account,
        pool,
        referrer,
        caller,
        this::account,
        fresh ->
            accounts
                .saveAndFlush(
                    new AccountRow(
                        account, fresh.pool(), fresh.subject(), fresh.registeredAt(), referrer))
                .registration());
  }

  /** Binds a provider to the caller and a pool, or answers what is bound. */
  public Registered registerProvider(UUID provider, String pool, Caller caller) {
    return register(
        "provider",
        provider,
        pool,
        null,
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
      @Nullable UUID referrer,
      Caller caller,
      Function<UUID, Optional<Registration>> find,
      Function<Registration, Registration> save) {
    Optional<Registration> known = find.apply(id);
    if (known.isEmpty()) {
      if (id.equals(Command.NOBODY)) {
        throw KitProblems.invalidParameter(what, "is not the nil UUID, which names nobody");
      }
      pools.requirePool(pool);
      if (referrer != null) {
        requireReferrer(referrer, id, pool, caller);
      }
      try {
        Registration fresh =
            new Registration(id, pool, caller.subject(), clock.instant(), referrer);
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
    if (!Objects.equals(bound.referrer(), referrer)) {
      throw Problem.of(KitProblems.ID_REUSED)
          .detail("Who referred this " + what + " was said when it was registered.")
          .with("referrer", bound.referrer() == null ? "" : bound.referrer())
          .asException();
    }
    return new Registered(bound, false);
  }

  private void requireReferrer(UUID referrer, UUID account, String pool, Caller caller) {
    if (referrer.equals(account)) {
      throw KitProblems.invalidField("referrer", "is another account");
    }
    boolean good =
        account(referrer)
            .filter(known -> known.pool().equals(pool))
            .filter(known -> !known.subject().equals(caller.subject()))
            .isPresent();
    if (!good) {
      throw Problem.of(PoolProblems.REFERRER_INVALID)
          .detail("A referrer is an account of another owner in the same pool.")
          .with("referrer", referrer)
          .with("pool", pool)
          .asException();
    }
  }

  /** Referrers of those of {@code accounts} that have one. */
  public SortedMap<UUID, UUID> referrers(Collection<UUID> accounts) {
    SortedMap<UUID, UUID> referrers = new TreeMap<>();
    List<UUID> asked = List.copyOf(accounts);
    for (int from = 0; from < asked.size(); from += ASKED_AT_ONCE) {
      int until = Math.min(asked.size(), from + ASKED_AT_ONCE);
      for (AccountRow row :
          this.accounts.findByAccountInAndReferrerIsNotNull(asked.subList(from, until))) {
        Registration known = row.registration();
        if (known.referrer() != null) {
          referrers.put(known.id(), known.referrer());
        }
      }
    }
    return referrers;
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
