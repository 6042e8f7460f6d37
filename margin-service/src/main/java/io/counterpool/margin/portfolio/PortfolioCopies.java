package io.counterpool.margin.portfolio;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * The portfolios of each pool in memory, in the order of their account ids. Built from the table at
 * start and brought up to the table's last batch before every use, so that several processes may
 * take turns on one pool.
 */
@Component
public class PortfolioCopies {

  private final PortfolioStore store;
  private final Map<PoolId, PoolCopies> pools = new ConcurrentHashMap<>();

  PortfolioCopies(PortfolioStore store, MeterRegistry registry) {
    this.store = store;
    Gauge.builder("counterpool.margin.portfolios", this::size)
        .description("Portfolio copies in memory")
        .register(registry);
  }

  /** Reads every pool's copies before the first request needs them. */
  @EventListener(ApplicationStartedEvent.class)
  void rebuild() {
    store.pools().forEach(this::current);
  }

  /** The copies of one pool as its table stands now, by account id. */
  public List<Portfolio> current(PoolId pool) {
    return pools.computeIfAbsent(pool, PoolCopies::new).current(store);
  }

  /** Copies held over all pools, as of the last use of each. */
  int size() {
    return pools.values().stream().mapToInt(PoolCopies::size).sum();
  }

  private static final class PoolCopies {

    private final PoolId pool;
    private final TreeMap<AccountId, Portfolio> byAccount = new TreeMap<>();
    private long batch;

    PoolCopies(PoolId pool) {
      this.pool = pool;
    }

    synchronized List<Portfolio> current(PortfolioStore store) {
      for (PortfolioStore.Copy copy : store.writtenAfter(pool, batch)) {
        byAccount.put(copy.portfolio().account(), copy.portfolio());
        batch = Math.max(batch, copy.batch());
      }
      return List.copyOf(byAccount.values());
    }

    synchronized int size() {
      return byAccount.size();
    }
  }
}
