package io.counterpool.kit.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.testcontainers.postgresql.PostgreSQLContainer;
import org.testcontainers.utility.DockerImageName;

/** One PostgreSQL a JVM: embedded binaries, or with {@code -Dpostgres=container} a container. */
final class PostgresServer {

  private record Address(String host, int port, String user, String password) {}

  private static final Address ADDRESS = start();

  private PostgresServer() {}

  static String url(String database) {
    return "jdbc:postgresql://" + ADDRESS.host() + ":" + ADDRESS.port() + "/" + database;
  }

  static Connection superuser(String database) throws SQLException {
    return DriverManager.getConnection(url(database), ADDRESS.user(), ADDRESS.password());
  }

  @SuppressWarnings("resource") // Both live as long as the JVM and stop with it.
  private static Address start() {
    if ("container".equals(System.getProperty("postgres"))) {
      PostgreSQLContainer container =
          new PostgreSQLContainer(DockerImageName.parse("postgres:18"))
              .withCommand("postgres", "-c", "max_connections=300", "-c", "fsync=off");
      container.start();
      return new Address(
          container.getHost(),
          container.getMappedPort(PostgreSQLContainer.POSTGRESQL_PORT),
          container.getUsername(),
          container.getPassword());
    }
    try {
      EmbeddedPostgres embedded = EmbeddedPostgres.builder().start();
      return new Address("localhost", embedded.getPort(), "postgres", "postgres");
    } catch (IOException failed) {
      throw new UncheckedIOException("embedded PostgreSQL does not start", failed);
    }
  }
}
