package io.counterpool.kit.database;

import org.flywaydb.core.Flyway;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Up once no migration is pending; without Flyway in this process, someone else migrates. */
@Component("migrations")
final class MigrationsHealthIndicator implements HealthIndicator {

  private final ObjectProvider<Flyway> flyway;
  private volatile boolean done;

  MigrationsHealthIndicator(ObjectProvider<Flyway> flyway) {
    this.flyway = flyway;
  }

  @Override
  public Health health() {
    if (!done) {
      Flyway migrations = flyway.getIfAvailable();
      done = migrations == null || migrations.info().pending().length == 0;
    }
    return done ? Health.up().build() : Health.outOfService().build();
  }
}
