package io.counterpool.launcher.venue;

import static java.util.Objects.requireNonNull;

import io.counterpool.launcher.UserError;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** One service as its own process: an extracted jar, its log in the home, ready when it says so. */
public final class ServiceProcess {

  private static final Duration START_WAIT = Duration.ofSeconds(150);

  private final Service service;
  private final int port;
  private final Path jar;
  private final Path log;
  private final Map<String, String> environment;
  private final Path aotCache;
  private Process process;

  private ServiceProcess(
      Service service,
      int port,
      Path jar,
      Path log,
      Map<String, String> environment,
      Path aotCache,
      Process process) {
    this.service = service;
    this.port = port;
    this.jar = jar;
    this.log = log;
    this.environment = environment;
    this.aotCache = aotCache;
    this.process = process;
  }

  /** Starts the process; does not wait. */
  static ServiceProcess start(
      Service service,
      int port,
      Path jar,
      Path log,
      Map<String, String> environment,
      Path aotCache) {
    return new ServiceProcess(
        service,
        port,
        jar,
        log,
        environment,
        aotCache,
        launch(service, jar, log, environment, aotCache));
  }

  private static Process launch(
      Service service, Path jar, Path log, Map<String, String> environment, Path aotCache) {
    List<String> command =
        new ArrayList<>(List.of(java(), "-Xmx" + service.heap(), "-XX:+UseSerialGC"));
    if (Files.exists(aotCache)) {
      command.add("-XX:AOTCache=" + aotCache);
      command.add("-Xlog:aot=off");
    }
    command.addAll(List.of("-jar", jar.toString()));
    var builder =
        new ProcessBuilder(command)
            .directory(requireNonNull(jar.getParent()).toFile())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    builder.environment().putAll(environment);
    try {
      return builder.start();
    } catch (IOException failed) {
      throw new UserError("cannot start " + jar + ": " + failed.getMessage(), failed);
    }
  }

  /**
   * Makes the AOT cache of a service by one start that ends when its context is ready. Needs the
   * database. A JVM that cannot make one is no error: the service starts more slowly.
   */
  static void train(
      Service service, Path jar, Path log, Map<String, String> environment, Path aotCache) {
    var builder =
        new ProcessBuilder(
                java(),
                "-Xmx" + service.heap(),
                "-XX:+UseSerialGC",
                "-XX:AOTCacheOutput=" + aotCache,
                "-Dspring.context.exit=onRefresh",
                "-jar",
                jar.toString())
            .directory(requireNonNull(jar.getParent()).toFile())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    builder.environment().putAll(environment);
    try {
      Process training = builder.start();
      if (!training.waitFor(3, TimeUnit.MINUTES)) {
        training.destroyForcibly();
      }
    } catch (IOException failed) {
      throw new UserError("cannot start " + jar + ": " + failed.getMessage(), failed);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  public Service service() {
    return service;
  }

  public int port() {
    return port;
  }

  public URI uri() {
    return URI.create("http://127.0.0.1:" + port);
  }

  public long pid() {
    return process.pid();
  }

  public boolean isAlive() {
    return process.isAlive();
  }

  /** Waits until readiness answers 200. */
  public void awaitReady(HttpClient http) {
    Instant deadline = Instant.now().plus(START_WAIT);
    var probe =
        HttpRequest.newBuilder(uri().resolve("/actuator/health/readiness"))
            .timeout(Duration.ofSeconds(5))
            .build();
    while (true) {
      if (!process.isAlive()) {
        throw new UserError(
            "%s ended with exit code %d while it started: %s"
                .formatted(service.module(), process.exitValue(), lastError()));
      }
      try {
        if (http.send(probe, HttpResponse.BodyHandlers.discarding()).statusCode() == 200) {
          return;
        }
      } catch (IOException notYet) {
        // Nobody listens yet; the deadline below ends the wait.
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
        throw new UserError("stopped while " + service.module() + " started", stopped);
      }
      if (Instant.now().isAfter(deadline)) {
        throw new UserError(
            "%s was not ready after %d s; its log is %s"
                .formatted(service.module(), START_WAIT.toSeconds(), log));
      }
      pause();
    }
  }

  private String lastError() {
    try (var lines = Files.lines(log)) {
      return lines
              .filter(line -> line.contains("ERROR") || line.contains("Caused by"))
              .reduce((first, second) -> second)
              .orElse("no error line")
          + " (log: "
          + log
          + ")";
    } catch (IOException unreadable) {
      return "log: " + log;
    }
  }

  private static void pause() {
    try {
      Thread.sleep(100);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  /** SIGKILL, at once: nothing in the process gets to finish. */
  public void kill() {
    process.destroyForcibly();
    process.onExit().join();
  }

  /** Starts the process again after a kill; does not wait. */
  public void restart() {
    if (process.isAlive()) {
      throw new IllegalStateException(service.module() + " is alive");
    }
    process = launch(service, jar, log, environment, aotCache);
  }

  /** Asks the process to end, and ends it after a while if it does not. */
  void stop() {
    process.destroy();
    try {
      if (!process.waitFor(20, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException stopped) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
