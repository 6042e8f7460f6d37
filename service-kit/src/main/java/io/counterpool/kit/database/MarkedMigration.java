package io.counterpool.kit.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.flywaydb.core.Flyway;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.stereotype.Component;

/**
 * Migrates as the owner and keeps generated days and real books apart: a sandbox starts only on a
 * marked database, anything else only on an unmarked one.
 */
@Component
final class MarkedMigration implements FlywayMigrationStrategy {

  private final SandboxProperties properties;
  private final boolean sandbox;

  MarkedMigration(SandboxProperties properties, Environment environment) {
    this.properties = properties;
    this.sandbox = environment.acceptsProfiles(Profiles.of("sandbox"));
  }

  @Override
  public void migrate(Flyway flyway) {
    boolean empty = flyway.info().applied().length == 0;
    flyway.migrate();
    try (Connection owner = flyway.getConfiguration().getDataSource().getConnection();
        Statement statement = owner.createStatement()) {
      if (sandbox && empty && properties.mark()) {
        statement.execute("insert into venue_mark (kind) values ('SANDBOX')");
      }
      boolean marked = isMarked(statement);
      if (sandbox && !marked) {
        throw new IllegalStateException(
            "the sandbox refuses to start: this database is not marked as one; start it on an"
                + " empty database with counterpool.sandbox.mark=true");
      }
      if (!sandbox && marked) {
        throw new IllegalStateException(
            "this database is a sandbox: start with the profile sandbox, or on another database");
      }
    } catch (SQLException failed) {
      throw new IllegalStateException("cannot read venue_mark", failed);
    }
  }

  private static boolean isMarked(Statement statement) throws SQLException {
    try (ResultSet rows = statement.executeQuery("select 1 from venue_mark")) {
      return rows.next();
    }
  }
}
