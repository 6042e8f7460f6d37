package io.counterpool.oracle.history;

import io.counterpool.kit.clock.VenueClock;
import io.counterpool.kit.database.DatabaseProperties;
import io.counterpool.kit.wire.InstantForm;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Removes what is older than configured, by venue time, and makes the partitions of tomorrow before
 * the writer needs them. Works as the owner of the tables, on a thread and a connection of its own;
 * of several processes one does it at a time. A partition that is in use is left for the next look.
 */
@Component
public class Retention implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(Retention.class);
  private static final Duration AHEAD = Duration.ofDays(1);

  /** The writer waits no longer than this for a partition to go. */
  private static final String LOCK_TIMEOUT = "2s";

  private static final String LOCK_NOT_AVAILABLE = "55P03";

  /** What reports and rounds are removed by; {@code history_table} says which table has which. */
  private static final String REPORTS = "day";

  private static final String ROUNDS = "month";

  /** Any number that nothing else in this database locks. */
  private static final long ONE_AT_A_TIME = 7_305_022_026L;

  private final DatabaseProperties database;
  private final HistoryProperties properties;
  private final VenueClock clock;
  private final RetentionMetrics metrics;
  private volatile @Nullable ScheduledExecutorService thread;

  public Retention(
      DatabaseProperties database,
      HistoryProperties properties,
      VenueClock clock,
      RetentionMetrics metrics) {
    this.database = database;
    this.properties = properties;
    this.clock = clock;
    this.metrics = metrics;
  }

  private void look() {
    try {
      pass(clock.instant());
    } catch (SQLException | RuntimeException failed) {
      metrics.failed();
      LOG.warn("retention waits: {}", failed.toString());
    }
  }

  /** Does what is due at {@code now}; answers how many partitions lost rows. */
  public int pass(Instant now) throws SQLException {
    try (Connection owner =
            DriverManager.getConnection(
                database.url(), database.owner(), database.ownerPassword());
        Statement statement = owner.createStatement()) {
      statement.execute("set lock_timeout = '" + LOCK_TIMEOUT + "'");
      if (!isMine(statement)) {
        return 0;
      }
      ensure(owner, now.plus(AHEAD));
      int removed = remove(owner, REPORTS, properties.keepReports(), now);
      removed += remove(owner, ROUNDS, properties.keepRounds(), now);
      metrics.passed(now, removed, sizes(statement));
      return removed;
    }
  }

  /** The lock goes with the connection. */
  private static boolean isMine(Statement statement) throws SQLException {
    try (ResultSet answer =
        statement.executeQuery("select pg_try_advisory_lock(" + ONE_AT_A_TIME + ")")) {
      return answer.next() && answer.getBoolean(1);
    }
  }

  private static void ensure(Connection owner, Instant at) throws SQLException {
    try (PreparedStatement call = owner.prepareStatement("select ensure_history(?::timestamptz)")) {
      call.setString(1, InstantForm.write(at));
      call.execute();
    }
  }

  private int remove(Connection owner, String unit, @Nullable Duration keep, Instant now)
      throws SQLException {
    int removed = 0;
    if (keep == null) {
      return removed;
    }
    for (OffsetDateTime from : due(owner, unit, now.minus(keep))) {
      try (PreparedStatement call = owner.prepareStatement("select remove_history(?, ?)")) {
        call.setString(1, unit);
        call.setObject(2, from);
        try (ResultSet answer = call.executeQuery()) {
          if (answer.next() && answer.getBoolean(1)) {
            removed++;
            LOG.info("removed of the {} that began at {}", unit, from);
          }
        }
      } catch (SQLException failed) {
        if (!LOCK_NOT_AVAILABLE.equals(failed.getSQLState())) {
          throw failed;
        }
        LOG.info("the {} that began at {} is in use", unit, from);
      }
    }
    return removed;
  }

  private static List<OffsetDateTime> due(Connection owner, String unit, Instant cut)
      throws SQLException {
    try (PreparedStatement query =
        owner.prepareStatement(
            """
            select distinct p.from_at from history_partition p join history_table t using (parent)
            where t.unit = ? and p.until_at <= ?::timestamptz order by p.from_at
            """)) {
      query.setString(1, unit);
      query.setString(2, InstantForm.write(cut));
      try (ResultSet rows = query.executeQuery()) {
        List<OffsetDateTime> due = new ArrayList<>();
        while (rows.next()) {
          due.add(rows.getObject(1, OffsetDateTime.class));
        }
        return due;
      }
    }
  }

  /**
   * How much a table holds.
   *
   * @param oldest where its first partition begins
   * @param bytes with its indexes
   */
  record Size(String table, int partitions, Instant oldest, long bytes) {}

  private static List<Size> sizes(Statement statement) throws SQLException {
    try (ResultSet rows =
        statement.executeQuery(
            """
            select parent, count(*), min(from_at), sum(pg_total_relation_size(name::regclass))
            from history_partition group by parent
            """)) {
      List<Size> sizes = new ArrayList<>();
      while (rows.next()) {
        sizes.add(
            new Size(
                rows.getString(1),
                rows.getInt(2),
                rows.getObject(3, OffsetDateTime.class).toInstant(),
                rows.getLong(4)));
      }
      return sizes;
    }
  }

  @Override
  public void start() {
    ScheduledExecutorService started =
        Executors.newSingleThreadScheduledExecutor(
            work -> Thread.ofPlatform().name("oracle-retention").daemon().unstarted(work));
    long millis = properties.check().toMillis();
    var _ = started.scheduleWithFixedDelay(this::look, millis, millis, TimeUnit.MILLISECONDS);
    thread = started;
  }

  @Override
  public void stop() {
    ScheduledExecutorService started = thread;
    thread = null;
    if (started != null) {
      started.shutdown();
    }
  }

  @Override
  public boolean isRunning() {
    return thread != null;
  }
}
