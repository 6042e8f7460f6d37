package io.counterpool.launcher;

import io.counterpool.launcher.venue.Venue;
import java.nio.file.Path;
import java.util.Map;

/** The project that is tested: its built jars, started as processes. */
public final class Project {

  /** The folder with the modules. */
  public static final Path FOLDER = Path.of("..").toAbsolutePath().normalize();

  /** A round waits for a service that was killed, so that a day with kills is the day without. */
  private static final Map<String, String> PATIENT = Map.of("COUNTERPOOL_EXECUTOR_ATTEMPTS", "100");

  private Project() {}

  /** An ephemeral venue on free ports, ready. */
  public static Venue venue() {
    return Venue.start(
        Venue.Options.forgotten(FOLDER, PATIENT), line -> System.out.println("· " + line));
  }
}
