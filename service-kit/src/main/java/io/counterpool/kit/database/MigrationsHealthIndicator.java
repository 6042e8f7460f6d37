package io.counterpool.kit.database;

import org.flywaydb.core.Flyway;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.stereotype.Component;

/** Up once no migration is pending; without Flyway in this process, someone else migrates. */
@Component("migrations")
final class MigrationsHealthIndicator extends AbstractHealthIndicator {

  private final ObjectProvider<Flyway> flyway;
  private volatile boolean done;

  MigrationsHealthIndicator(ObjectProvider<Flyway> flyway) {
    this.flyway = flyway;
  }

  @Override
  protected void doHealthCheck(Health.Builder health) {
    if (!done) {
      Flyway migrations = flyway.getIfAvailable();
      done = migrations == null || migrations.info().pending().length == 0;
    }
    if (done) {
      health.up();
    } else {
      health.outOfService();
    }
  }
}
