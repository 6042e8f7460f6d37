package io.counterpool.launcher.bench;

import io.counterpool.launcher.venue.Database;
import java.sql.SQLException;

/**
 * A copy of the pool's empty database beside it, in which pgbench runs: same tables, indexes,
 * checks, triggers and role.
 */
final class ReferenceDatabase {

  static final String NAME = "reference";

  /** Who runs the service, and the reference. */
  static final String ROLE = "pool_app";

  static final int ACCOUNTS = 2_000;
  static final int SPREAD = 1_000;

  private ReferenceDatabase() {}

  /**
   * Copies the schema while nobody is connected to it; the service reconnects by itself. To be
   * called before the venue is seeded.
   */
  static void create(Database database, Server server) {
    copy(server, "pool", NAME);
    try (Server reference = new Server(database.administer(NAME))) {
      fill(reference);
    } catch (SQLException failed) {
      throw new IllegalStateException("cannot use database " + NAME, failed);
    }
  }

  /** Copies a database with what is in it, while nobody is connected to it. */
  static void copy(Server server, String from, String to) {
    server.execute("alter database " + from + " allow_connections false");
    try {
      server.list(
          "select pg_terminate_backend(pid, 5000) from pg_stat_activity where datname = ?",
          row -> row.getBoolean(1),
          from);
      server.execute("create database " + to + " template " + from);
    } finally {
      server.execute("alter database " + from + " allow_connections true");
    }
  }

  private static void fill(Server reference) {
    for (String sequence : new String[] {"command", "fill", "transfer", "event"}) {
      reference.execute("create sequence reference_" + sequence);
      reference.execute("grant usage on sequence reference_" + sequence + " to " + ROLE);
    }
    reference.execute(
        """
        insert into balance (pool_id, ledger_account, asset, amount)
        select 'REFERENCE', 'collateral:00000000-0000-4000-8000-' || lpad(n::text, 12, '0'), 'USDC',
               100000
          from generate_series(1, %d) n
        """
            .formatted(ACCOUNTS));
    reference.execute(
        """
        insert into balance (pool_id, ledger_account, asset, amount)
        select 'REFERENCE', kind || n, 'USDC', 1000
          from generate_series(1, %d) n, unnest(array['pool:', 'impact:', 'insurance:', 'fees:']) kind
        """
            .formatted(SPREAD));
    reference.execute("vacuum analyze");
  }
}
