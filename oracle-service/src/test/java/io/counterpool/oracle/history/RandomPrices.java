package io.counterpool.oracle.history;

import io.counterpool.kit.testing.VenueDatabase;
import io.counterpool.models.Decimal;
import io.counterpool.models.oracle.average.StepSum;
import io.counterpool.oracle.feed.FeedId;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** A database with nothing but prices of rounds that nobody published. */
public final class RandomPrices {

  /** Just before the end of a month, so that histories lie in two partitions. */
  public static final Instant START = Instant.parse("2023-03-31T23:30:00Z");

  private final JdbcClient jdbc;
  private final PriceLog prices;

  public RandomPrices() {
    try {
      DataSource app = VenueDatabase.create("oracle").migrated().asApp();
      jdbc = JdbcClient.create(new SingleConnectionDataSource(app.getConnection(), true));
      prices = new PriceLog(jdbc);
    } catch (SQLException failed) {
      throw new IllegalStateException(failed);
    }
  }

  public JdbcClient jdbc() {
    return jdbc;
  }

  public PriceLog prices() {
    return prices;
  }

  /**
   * A new history: gaps of nothing to some minutes, one price in five missing, some that hold for a
   * shorter time than the gap.
   */
  public List<PriceStep> append(FeedId feed, int count, SplittableRandom random) {
    List<PriceStep> steps = new ArrayList<>();
    Instant at = START;
    for (int n = 1; n <= count; n++) {
      Decimal price =
          random.nextInt(5) == 0 ? null : Decimal.ofUnits(random.nextLong(1, 10_000_000), 4);
      StepSum sum = steps.isEmpty() ? StepSum.ZERO : steps.getLast().sumAt(at);
      steps.add(new PriceStep(feed, n, at, price, Duration.ofSeconds(60), sum));
      at = at.plusMillis(random.nextInt(4) == 0 ? random.nextLong(2) : random.nextLong(90_000));
    }
    HistoryLog history = new HistoryLog(jdbc, prices);
    steps.forEach(step -> history.ensure(HistoryLog.day(step.publishedAt())));
    prices.insert(steps);
    return steps;
  }
}
