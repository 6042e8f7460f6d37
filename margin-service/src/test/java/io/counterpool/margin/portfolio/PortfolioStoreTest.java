package io.counterpool.margin.portfolio;

import static org.assertj.core.api.Assertions.assertThat;

import io.counterpool.kit.testing.Seeds;
import io.counterpool.kit.testing.VenueDatabase;
import io.counterpool.kit.wire.WireConfiguration;
import io.counterpool.margin.profile.AssetId;
import io.counterpool.margin.profile.MarketId;
import io.counterpool.models.Decimal;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class PortfolioStoreTest {

  private static final VenueDatabase DATABASE = VenueDatabase.create("margin").migrated();

  private final PortfolioStore store =
      new PortfolioStore(JdbcClient.create(DATABASE.asApp()), WireConfiguration.mapper());
  private final PoolId pool = new PoolId("P-" + UUID.randomUUID());

  @Test
  void everyProcessSeesWhatAnyOfThemTookIn() {
    PortfolioCopies one = copies();
    PortfolioCopies other = copies();
    Portfolio first = portfolio(1, 1, "100");
    store.apply(pool, List.of(first));
    assertThat(one.current(pool)).containsExactly(first);
    Portfolio second = portfolio(1, 2, "200");
    store.apply(pool, List.of(second));
    assertThat(other.current(pool)).containsExactly(second);
    assertThat(one.current(pool)).containsExactly(second);
    assertThat(copies().current(pool)).as("after a restart").containsExactly(second);
  }

  @Test
  void keepsTheHighestVersionOfEachAccountWhateverTheOrder() {
    SplittableRandom random = Seeds.random("keepsTheHighestVersionOfEachAccount");
    PortfolioCopies copies = copies();
    TreeMap<AccountId, Portfolio> expected = new TreeMap<>();
    for (int batch = 0; batch < Math.min(50, Seeds.steps()); batch++) {
      TreeMap<AccountId, Portfolio> sent = new TreeMap<>();
      for (int line = random.nextInt(1, 20); line > 0; line--) {
        Portfolio portfolio =
            portfolio(random.nextInt(1, 15), random.nextInt(1, 200), "" + random.nextInt(1000));
        sent.put(portfolio.account(), portfolio);
      }
      store.apply(pool, List.copyOf(sent.values()));
      sent.forEach(
          (account, portfolio) ->
              expected.merge(
                  account,
                  portfolio,
                  (known, next) -> next.version() > known.version() ? next : known));
      if (random.nextBoolean()) {
        assertThat(copies.current(pool)).containsExactlyElementsOf(expected.values());
      }
    }
    assertThat(copies().current(pool)).containsExactlyElementsOf(expected.values());
  }

  @Test
  void losesNothingWhenBatchesOfOnePoolArriveTogether() throws Exception {
    PortfolioCopies copies = copies();
    List<Future<?>> writers = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
      for (int account = 1; account <= 40; account++) {
        Portfolio portfolio = portfolio(account, 1, "1");
        writers.add(threads.submit(() -> store.apply(pool, List.of(portfolio))));
        if (account % 10 == 0) {
          copies.current(pool); // Reads between commits must not step over a batch.
        }
      }
      for (Future<?> writer : writers) {
        writer.get();
      }
    }
    assertThat(copies.current(pool)).hasSize(40);
  }

  private PortfolioCopies copies() {
    return new PortfolioCopies(store, new SimpleMeterRegistry());
  }

  private Portfolio portfolio(long account, long version, String cash) {
    // Accounts belong to one pool: the pool's name makes them this test's own.
    return new Portfolio(
        new AccountId(new UUID(pool.hashCode(), account)),
        version,
        Decimal.of(cash),
        List.of(new Holding(new AssetId("WETH"), Decimal.of("0.00000001"))),
        List.of(
            new Position(
                new MarketId("ETH-USD-PERP"),
                Decimal.of("-0.0001"),
                Decimal.of("-0.2"),
                Decimal.of("-0.000000000000000001"),
                Decimal.of("12.5"))));
  }
}
