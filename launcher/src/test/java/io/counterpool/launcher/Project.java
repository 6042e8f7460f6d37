package io.counterpool.launcher;

import io.counterpool.launcher.venue.Home;
import io.counterpool.launcher.venue.Ports;
import io.counterpool.launcher.venue.Venue;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

/** The project that is tested: its built jars, started as processes. */
public final class Project {

  /** The folder with the modules. */
  public static final Path FOLDER = Path.of("..").toAbsolutePath().normalize();

  /**
   * A round waits for a service that was killed, so that a day with kills is the day without; a
   * process lives too shortly for the second compiler to pay for itself.
   */
  private static final Map<String, String> SETTINGS =
      Map.of(
          "COUNTERPOOL_EXECUTOR_ATTEMPTS", "100",
          "JDK_JAVA_OPTIONS", "-XX:TieredStopAtLevel=1");

  /** Caches that were trained with these settings are for tests only. */
  private static final Path APPLICATIONS = FOLDER.resolve("launcher/target");

  /** Below the ports that clients are given: none can take one while its service is down. */
  private static final int FIRST_PORT = 20_000;

  private static final int PORTS = 5;
  private static final int PLACES = 2_000;

  private Project() {}

  /** An ephemeral venue, ready. One starts at a time: the first also prepares what all need. */
  public static synchronized Venue venue() {
    int base = freePorts();
    return Venue.start(
        new Venue.Options(
            FOLDER, Home.forgotten(), Home.lasting(APPLICATIONS), base, base + PORTS - 1, SETTINGS),
        line -> System.out.println("· " + line));
  }

  /** The first of five ports in a row: for the services and their database. */
  private static int freePorts() {
    while (true) {
      int base = FIRST_PORT + PORTS * ThreadLocalRandom.current().nextInt(PLACES);
      try {
        for (int port = base; port < base + PORTS; port++) {
          Ports.free("a venue", port);
        }
        return base;
      } catch (UserError taken) {
        System.out.println("· " + taken.getMessage());
      }
    }
  }
}
