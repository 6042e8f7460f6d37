package io.counterpool.kit.testing;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.test.context.DynamicPropertyRegistry;

/** A fresh database with the two roles of a service, on the JVM's one PostgreSQL. */
public final class VenueDatabase {

  private static final String PASSWORD = UUID.randomUUID().toString();

  private final String service;
  private final String name;

  private VenueDatabase(String service, String name) {
    this.service = service;
    this.name = name;
  }

  /** An empty database for {@code service}, owned by its {@code _owner} role. Not migrated yet. */
  public static synchronized VenueDatabase create(String service) {
    VenueDatabase created =
        new VenueDatabase(service, service + "_" + UUID.randomUUID().toString().replace('-', '_'));
    created.createRoles();
    return created;
  }

  private void createRoles() {
    try (Connection connection = PostgresServer.superuser("postgres");
        Statement statement = connection.createStatement()) {
      for (String role : new String[] {owner(), app()}) {
        statement.execute(
            """
            do $$ begin
              if not exists (select from pg_roles where rolname = '%1$s') then
                create role %1$s login password '%2$s';
              end if;
            end $$
            """
                .formatted(role, PASSWORD));
      }
      statement.execute("create database " + name + " owner " + owner());
      statement.execute("revoke all on database " + name + " from public");
      statement.execute("grant connect on database " + name + " to " + app());
    } catch (SQLException failed) {
      throw new IllegalStateException("cannot create database " + name, failed);
    }
  }

  /** This database with the kit's and the service's migrations applied, for tests of stores. */
  public VenueDatabase migrated() {
    Flyway.configure()
        .dataSource(asOwner())
        .locations("classpath:db/migration/kit", "classpath:db/migration/" + service)
        .placeholders(Map.of("app", app()))
        .outOfOrder(true)
        .load()
        .migrate();
    return this;
  }

  public String url() {
    return PostgresServer.url(name);
  }

  public String owner() {
    return service + "_owner";
  }

  public String app() {
    return service + "_app";
  }

  /** Configuration properties that point a service at this database. */
  public Map<String, String> properties() {
    return Map.of(
        "counterpool.database.url", url(),
        "counterpool.database.app", app(),
        "counterpool.database.app-password", PASSWORD,
        "counterpool.database.owner", owner(),
        "counterpool.database.owner-password", PASSWORD);
  }

  /** For {@code @DynamicPropertySource}. */
  public void register(DynamicPropertyRegistry registry) {
    properties().forEach((key, value) -> registry.add(key, () -> value));
  }

  /** Connections as the running service. */
  public DataSource asApp() {
    return source(app());
  }

  /** Connections as the owner of the tables. */
  public DataSource asOwner() {
    return source(owner());
  }

  /** Connection as superuser: for outages and locks, never for the code under test. */
  public Connection asSuperuser() throws SQLException {
    return PostgresServer.superuser(name);
  }

  /** Cuts every connection to this database but its caller's. */
  public void cutConnections() throws SQLException {
    try (Connection connection = PostgresServer.superuser("postgres");
        Statement statement = connection.createStatement()) {
      statement.execute(
          "select pg_terminate_backend(pid) from pg_stat_activity where datname = '" + name + "'");
    }
  }

  /** Refuses new connections, or allows them again. */
  public void allowConnections(boolean allowed) throws SQLException {
    try (Connection connection = PostgresServer.superuser("postgres");
        Statement statement = connection.createStatement()) {
      statement.execute("alter database " + name + " allow_connections " + allowed);
    }
  }

  private DataSource source(String role) {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl(url());
    source.setUser(role);
    source.setPassword(PASSWORD);
    return source;
  }
}
