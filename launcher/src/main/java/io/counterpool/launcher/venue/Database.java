package io.counterpool.launcher.venue;

import io.counterpool.launcher.UserError;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/**
 * A real PostgreSQL from embedded binaries, with fsync and synchronous_commit on. One database a
 * service, each with an {@code _owner} role for migrations and an {@code _app} role for running.
 */
public final class Database implements AutoCloseable {

  /** No secret: the server listens on this machine only and trusts it. */
  static final String LOCAL_PASSWORD = "local";

  private final EmbeddedPostgres postgres;

  private Database(EmbeddedPostgres postgres) {
    this.postgres = postgres;
  }

  /**
   * Starts the server on {@code port} (0: any free one) with its data in the home.
   *
   * @throws UserError if the port is taken or the data folder cannot be used
   */
  public static Database start(Home home, int port) {
    Path data = home.directory("postgres");
    stopLeftOver(data);
    try {
      EmbeddedPostgres.Builder builder =
          EmbeddedPostgres.builder()
              .setDataDirectory(data)
              .setCleanDataDirectory(false)
              .setOverrideWorkingDirectory(home.directory("postgres-binaries").toFile())
              .setRegisterShutdownHook(false)
              .setPGStartupWait(Duration.ofSeconds(60))
              .setServerConfig("fsync", "on")
              .setServerConfig("synchronous_commit", "on")
              .setServerConfig("full_page_writes", "on")
              .setServerConfig("max_connections", "200")
              .setServerConfig("shared_buffers", "256MB")
              .setServerConfig("max_wal_size", "2GB")
              .setErrorRedirector(
                  ProcessBuilder.Redirect.appendTo(home.file("postgres.log").toFile()))
              .setOutputRedirector(
                  ProcessBuilder.Redirect.appendTo(home.file("postgres.log").toFile()));
      if (port > 0) {
        builder.setPort(Ports.free("PostgreSQL", port));
      }
      return new Database(builder.start());
    } catch (IOException | IllegalStateException failed) {
      throw new UserError(
          "PostgreSQL did not start (%s); its log is %s"
              .formatted(failed.getMessage(), home.file("postgres.log")),
          failed);
    }
  }

  /** A server that outlived its launcher holds the data folder: it is stopped first. */
  private static void stopLeftOver(Path data) {
    Path pidFile = data.resolve("postmaster.pid");
    if (!Files.exists(pidFile)) {
      return;
    }
    try {
      List<String> lines = Files.readAllLines(pidFile);
      long pid = Long.parseLong(lines.getFirst().strip());
      var process =
          ProcessHandle.of(pid)
              .filter(p -> p.info().command().map(c -> c.contains("postgres")).orElse(false));
      if (process.isPresent()) {
        process.get().destroy();
        process.get().onExit().orTimeout(30, java.util.concurrent.TimeUnit.SECONDS).join();
      }
    } catch (IOException | NumberFormatException unreadable) {
      throw new UserError("cannot read " + pidFile + ": " + unreadable.getMessage(), unreadable);
    }
  }

  public int port() {
    return postgres.getPort();
  }

  public String url(String database) {
    return "jdbc:postgresql://127.0.0.1:" + port() + "/" + database;
  }

  /** A connection as the server's administrator. */
  public Connection administer(String database) throws SQLException {
    return DriverManager.getConnection(url(database), "postgres", "postgres");
  }

  /** Makes the database and its two roles unless they are there. */
  public void ensure(String database) {
    try (Connection connection = administer("postgres");
        var statement = connection.createStatement()) {
      for (String role : List.of(database + "_owner", database + "_app")) {
        statement.execute(
            """
            do $$ begin
              if not exists (select from pg_roles where rolname = '%1$s') then
                create role %1$s login;
              end if;
            end $$;
            """
                .formatted(role));
        statement.execute("alter role %s password '%s'".formatted(role, LOCAL_PASSWORD));
      }
      try (var found =
          statement.executeQuery(
              "select 1 from pg_database where datname = '%s'".formatted(database))) {
        if (found.next()) {
          return;
        }
      }
      statement.execute("create database %1$s owner %1$s_owner".formatted(database));
    } catch (SQLException failed) {
      throw new UserError(
          "cannot prepare database " + database + ": " + failed.getMessage(), failed);
    }
    try (Connection connection = administer(database);
        var statement = connection.createStatement()) {
      statement.execute("revoke create on schema public from public");
      statement.execute("grant usage, create on schema public to %s_owner".formatted(database));
      statement.execute("grant usage on schema public to %s_app".formatted(database));
    } catch (SQLException failed) {
      throw new UserError(
          "cannot prepare database " + database + ": " + failed.getMessage(), failed);
    }
  }

  @Override
  public void close() {
    try {
      postgres.close();
    } catch (IOException failed) {
      throw new UserError("PostgreSQL did not stop: " + failed.getMessage(), failed);
    }
  }
}
