package io.counterpool.launcher;

import io.counterpool.launcher.bench.Bench;
import io.counterpool.launcher.vectors.VectorRun;
import io.counterpool.launcher.venue.Home;
import io.counterpool.launcher.venue.Keys;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;

/** Entry point of {@code ./counterpool}: one word, then its own arguments. */
public final class Main {

  private Main() {}

  public static void main(String[] args) {
    System.exit(run(args, new PrintStream(System.out, true, StandardCharsets.UTF_8)));
  }

  static int run(String[] args, PrintStream out) {
    try {
      var arguments = Arguments.of(args);
      return switch (arguments.command()) {
        case "up" -> new Up(project(), out).run(arguments);
        case "replay" -> new ReplayCommand(project(), out).run(arguments);
        case "token" -> token(arguments, out);
        case "vectors" ->
            VectorRun.run(
                Path.of(arguments.only("the folder with the vectors")),
                arguments.path("--answers"),
                out);
        case "bench" ->
            new Bench(project(), data(arguments), out)
                .run(
                    arguments.rest(),
                    arguments.path("--json"),
                    Math.toIntExact(arguments.number("--rounds", 3)));
        default -> throw new UserError("unknown command: " + arguments.command());
      };
    } catch (UserError told) {
      System.err.println("counterpool: " + told.getMessage());
      return 1;
    }
  }

  /** Prints a token for the venue of this project. */
  private static int token(Arguments arguments, PrintStream out) {
    boolean live = arguments.value("--feeds", "simulated").equals("live");
    Keys keys = Keys.in(live ? Home.live(project()) : Home.lasting(project()));
    out.println(
        keys.token(
            arguments.value("--subject", "operator"),
            arguments.value("--scope", "oracle:read fee:read margin:read pool:read"),
            Duration.ofHours(12)));
    return 0;
  }

  /** Where real price histories are: beside the project, unless it is said. */
  private static Path data(Arguments arguments) {
    Path told = arguments.path("--data");
    return told == null ? project().resolve("../shared/data").normalize() : told;
  }

  static Path project() {
    return Path.of(System.getProperty("counterpool.project", ".")).toAbsolutePath().normalize();
  }
}
