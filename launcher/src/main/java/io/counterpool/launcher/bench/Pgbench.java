package io.counterpool.launcher.bench;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** PostgreSQL's own load generator, running the versioned statements of one fill. */
final class Pgbench {

  /** As many transactions at a time as the single orders have connections at least. */
  static final int CLIENTS = 32;

  private static final int THREADS = 2;
  private static final Path PACKAGED = Path.of("/usr/lib/postgresql");
  private static final Pattern RATE = Pattern.compile("(?m)^tps = ([0-9.]+)");
  private static final Pattern DONE =
      Pattern.compile("(?m)^number of transactions actually processed: (\\d+)");

  /** What a run did. */
  record Result(double perSecond, long transactions) {}

  private final Path program;
  private final int port;
  private final String role;
  private final String database;

  Pgbench(Path program, int port, String role, String database) {
    this.program = program;
    this.port = port;
    this.role = role;
    this.database = database;
  }

  /** The program on the PATH, or the newest packaged one. */
  static Optional<Path> find() {
    String path = System.getenv().getOrDefault("PATH", "");
    return Stream.concat(
            Stream.of(path.split(":", -1)).filter(folder -> !folder.isEmpty()).map(Path::of),
            packaged())
        .map(folder -> folder.resolve("pgbench"))
        .filter(Files::isExecutable)
        .findFirst();
  }

  private static Stream<Path> packaged() {
    if (!Files.isDirectory(PACKAGED)) {
      return Stream.of();
    }
    try (Stream<Path> versions = Files.list(PACKAGED)) {
      return versions
          .sorted(Comparator.comparingInt(Pgbench::version).reversed())
          .map(version -> version.resolve("bin"))
          .toList()
          .stream();
    } catch (IOException unreadable) {
      return Stream.of();
    }
  }

  private static int version(Path folder) {
    String name = String.valueOf(folder.getFileName()).replaceAll("\\D.*", "");
    return name.isEmpty() ? 0 : Integer.parseInt(name);
  }

  /** The statements of one fill, as they stand beside the schema. */
  static String script() {
    try (InputStream file = Pgbench.class.getResourceAsStream("/bench/fill.sql")) {
      if (file == null) {
        throw new IllegalStateException("bench/fill.sql is not on the class path");
      }
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new IllegalStateException("bench/fill.sql", unreadable);
    }
  }

  /** The same statements, sent without waiting for the answer of each. */
  static String pipelined(String script) {
    List<String> lines = new ArrayList<>(script.lines().toList());
    int begin = lines.indexOf("begin;");
    if (begin < 0) {
      throw new IllegalArgumentException("the script has no line that says begin;");
    }
    lines.add(begin, "\\startpipeline");
    lines.add("\\endpipeline");
    return String.join("\n", lines) + "\n";
  }

  /**
   * Runs the script with 32 clients and prepared statements.
   *
   * @throws PgbenchFailed with its last words
   */
  Result run(String script, Map<String, String> variables, Duration howLong) {
    try {
      Path file = Files.createTempFile("fill-", ".sql");
      Path said = Files.createTempFile("pgbench-", ".log");
      try {
        Files.writeString(file, script);
        return run(file, said, variables, howLong);
      } finally {
        Files.delete(file);
        Files.delete(said);
      }
    } catch (IOException failed) {
      throw new PgbenchFailed(program + ": " + failed.getMessage(), failed);
    }
  }

  private Result run(Path file, Path said, Map<String, String> variables, Duration howLong)
      throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                program.toString(),
                "--host=127.0.0.1",
                "--port=" + port,
                "--username=" + role,
                "--no-vacuum",
                "--protocol=prepared",
                "--client=" + CLIENTS,
                "--jobs=" + THREADS,
                "--time=" + Math.max(1, howLong.toSeconds()),
                "--file=" + file));
    variables.forEach((name, value) -> command.add("--define=" + name + "=" + value));
    command.add(database);
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile()).start();
    try {
      if (!process.waitFor(howLong.toSeconds() + 60, TimeUnit.SECONDS)) {
        throw new PgbenchFailed(program + " did not end");
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new PgbenchFailed("stopped while pgbench ran", stopped);
    } finally {
      process.destroyForcibly();
    }
    return parse(Files.readString(said), process.exitValue());
  }

  /** Reads its report; a run in which a client gave up is none. */
  static Result parse(String said, int exitValue) {
    Matcher rate = RATE.matcher(said);
    Matcher done = DONE.matcher(said);
    if (exitValue != 0 || !rate.find() || !done.find()) {
      String error =
          said.lines().filter(line -> line.contains("rror")).findFirst().orElse(said.strip());
      throw new PgbenchFailed("pgbench failed (exit code " + exitValue + "): " + error);
    }
    return new Result(Double.parseDouble(rate.group(1)), Long.parseLong(done.group(1)));
  }

  /** The reference could not be run; says why in one line. */
  static final class PgbenchFailed extends RuntimeException {
    PgbenchFailed(String why) {
      super(why);
    }

    PgbenchFailed(String why, Throwable cause) {
      super(why, cause);
    }
  }
}
