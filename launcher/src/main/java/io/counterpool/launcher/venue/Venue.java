package io.counterpool.launcher.venue;

import static java.util.Objects.requireNonNull;

import io.counterpool.launcher.UserError;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Four services as four processes on one PostgreSQL, with keys and rotating token files. */
public final class Venue implements AutoCloseable {

  /** What services may ask of each other; written to each service's token file. */
  private static final Map<Service, String> SERVICE_SCOPES =
      Map.of(
          Service.POOL, "oracle:read oracle:request fee:read fee:terms margin:feed margin:terms",
          Service.MARGIN, "oracle:read",
          Service.ORACLE, "",
          Service.FEE, "");

  private static final Duration TOKEN_LIFE = Duration.ofHours(1);
  private static final Duration TOKEN_ROTATION = Duration.ofMinutes(20);

  private final Home home;
  private final Database database;
  private final Keys keys;
  private final Map<Service, ServiceProcess> processes;
  private final HttpClient http;
  private final ScheduledExecutorService rotation;
  private final Shutdown shutdown;

  private Venue(
      Home home,
      Database database,
      Keys keys,
      Map<Service, ServiceProcess> processes,
      HttpClient http,
      ScheduledExecutorService rotation,
      Shutdown shutdown) {
    this.home = home;
    this.database = database;
    this.keys = keys;
    this.processes = processes;
    this.http = http;
    this.rotation = rotation;
    this.shutdown = shutdown;
  }

  /**
   * How to start a venue.
   *
   * @param project the folder with the built modules
   * @param home data, keys, logs
   * @param applications home in which extracted jars are kept between starts
   * @param portBase pool listens here, the other services on the three above; 0: any free ports
   * @param databasePort 0: any free port
   * @param settings further environment of every service, by service or for all
   */
  public record Options(
      Path project,
      Home home,
      Home applications,
      int portBase,
      int databasePort,
      Map<String, String> settings) {

    /** On free ports, with data that are forgotten when it stops. */
    public static Options forgotten(Path project, Map<String, String> settings) {
      return new Options(project, Home.forgotten(), Home.lasting(project), 0, 0, settings);
    }
  }

  /**
   * Starts everything and waits until it is ready.
   *
   * @param progress told one line at each stage
   */
  public static Venue start(Options options, Consumer<String> progress) {
    Home home = options.home();
    Map<Service, Integer> ports = new EnumMap<>(Service.class);
    for (Service service : Service.values()) {
      ports.put(
          service,
          options.portBase() == 0
              ? Ports.any()
              : Ports.free(service.module(), service.portFrom(options.portBase())));
    }
    progress.accept("starting PostgreSQL");
    Map<Service, ServiceProcess> processes = new EnumMap<>(Service.class);
    Shutdown shutdown = Shutdown.onExit(home, progress);
    try {
      Database database = Database.start(home, options.databasePort());
      shutdown.add(database::close);
      Keys keys = Keys.in(home);
      writeTokens(home, keys);
      Map<Service, Map<String, String>> environments = new EnumMap<>(Service.class);
      for (Service service : Service.values()) {
        database.ensure(service.word());
        environments.put(service, environment(options, home, database, keys, ports, service));
      }
      Map<Service, Application> applications = prepare(options, environments, progress);
      for (Service service : Service.values()) {
        Application application = requireNonNull(applications.get(service));
        progress.accept("starting " + service.module() + " on port " + port(ports, service));
        ServiceProcess process =
            ServiceProcess.start(
                service,
                port(ports, service),
                application.jar(),
                log(home, service),
                requireNonNull(environments.get(service)),
                application.aotCache());
        shutdown.add(process::stop);
        processes.put(service, process);
      }
      var http =
          HttpClient.newBuilder()
              .version(HttpClient.Version.HTTP_1_1)
              .connectTimeout(Duration.ofSeconds(5))
              .build();
      for (ServiceProcess process : processes.values()) {
        process.awaitReady(http);
      }
      ScheduledExecutorService rotation =
          Executors.newSingleThreadScheduledExecutor(
              Thread.ofPlatform().daemon().name("token-rotation").factory());
      var _ =
          rotation.scheduleAtFixedRate(
              () -> writeTokens(home, keys),
              TOKEN_ROTATION.toSeconds(),
              TOKEN_ROTATION.toSeconds(),
              TimeUnit.SECONDS);
      progress.accept("all four services are ready");
      return new Venue(home, database, keys, processes, http, rotation, shutdown);
    } catch (RuntimeException failed) {
      shutdown.run();
      throw failed;
    }
  }

  /** Extracted jars with AOT caches; what a build needs for the first time is made two at once. */
  private static Map<Service, Application> prepare(
      Options options, Map<Service, Map<String, String>> environments, Consumer<String> progress) {
    Map<Service, Future<Application>> making = new EnumMap<>(Service.class);
    try (ExecutorService two = Executors.newFixedThreadPool(2)) {
      environments.forEach(
          (service, environment) ->
              making.put(
                  service, two.submit(() -> prepare(options, service, environment, progress))));
    }
    Map<Service, Application> made = new EnumMap<>(Service.class);
    making.forEach((service, application) -> made.put(service, result(application)));
    return made;
  }

  private static Application prepare(
      Options options,
      Service service,
      Map<String, String> environment,
      Consumer<String> progress) {
    Application application = Application.of(options.project(), service, options.applications());
    if (!Files.exists(application.aotCache())) {
      progress.accept("first start of " + service.module() + ": preparing its AOT cache");
      ServiceProcess.train(
          service,
          application.jar(),
          log(options.home(), service),
          environment,
          application.aotCache());
    }
    return application;
  }

  private static Application result(Future<Application> application) {
    return switch (application.state()) {
      case SUCCESS -> application.resultNow();
      case FAILED ->
          throw application.exceptionNow() instanceof UserError refused
              ? refused
              : new IllegalStateException("cannot prepare", application.exceptionNow());
      case RUNNING, CANCELLED -> throw new UserError("stopped while the services were prepared");
    };
  }

  private static Path log(Home home, Service service) {
    return home.directory("logs").resolve(service.module() + ".log");
  }

  private static void writeTokens(Home home, Keys keys) {
    SERVICE_SCOPES.forEach(
        (service, scopes) ->
            keys.write(tokenFile(home, service), service.module(), scopes, TOKEN_LIFE));
  }

  private static int port(Map<Service, Integer> ports, Service service) {
    return requireNonNull(ports.get(service));
  }

  private static Path tokenFile(Home home, Service service) {
    return home.directory("tokens").resolve(service.module() + ".jwt");
  }

  private static Map<String, String> environment(
      Options options,
      Home home,
      Database database,
      Keys keys,
      Map<Service, Integer> ports,
      Service service) {
    Map<String, String> environment = new LinkedHashMap<>();
    environment.put("SERVER_PORT", Integer.toString(port(ports, service)));
    environment.put("SERVER_ADDRESS", "127.0.0.1");
    environment.put("SPRING_PROFILES_ACTIVE", "sandbox");
    environment.put("COUNTERPOOL_DATABASE_URL", database.url(service.word()));
    environment.put("COUNTERPOOL_DATABASE_APPPASSWORD", Database.LOCAL_PASSWORD);
    environment.put("COUNTERPOOL_DATABASE_OWNERPASSWORD", Database.LOCAL_PASSWORD);
    environment.put("COUNTERPOOL_SECURITY_JWKSETFILE", keys.jwkSet().toString());
    environment.put("COUNTERPOOL_SANDBOX_MARK", "true");
    environment.put("COUNTERPOOL_CLIENTS_TOKENFILE", tokenFile(home, service).toString());
    if (service == Service.ORACLE) {
      environment.put("COUNTERPOOL_ORACLE_ATTESTATION_KEYFILE", AttestationKey.in(home).toString());
    }
    for (Service other : Service.values()) {
      if (other != service && other != Service.POOL && service != Service.FEE) {
        environment.put(
            "COUNTERPOOL_CLIENTS_" + other.word().toUpperCase(java.util.Locale.ROOT) + "_BASEURL",
            "http://127.0.0.1:" + port(ports, other));
      }
    }
    environment.putAll(options.settings());
    return environment;
  }

  public Home home() {
    return home;
  }

  public Database database() {
    return database;
  }

  public Keys keys() {
    return keys;
  }

  public ServiceProcess process(Service service) {
    return requireNonNull(processes.get(service));
  }

  /** A client with the given identity. */
  public Api api(String subject, String scopes) {
    return new Api(http, processes, () -> keys.token(subject, scopes, TOKEN_LIFE), Duration.ZERO);
  }

  /** Kills a service and starts it again; ready when this returns. */
  public void killAndRestart(Service service) {
    ServiceProcess process = process(service);
    process.kill();
    process.restart();
    process.awaitReady(http);
  }

  /** Stops everything that was started, and forgets an ephemeral home. */
  @Override
  public void close() {
    rotation.shutdownNow();
    shutdown.run();
  }
}
