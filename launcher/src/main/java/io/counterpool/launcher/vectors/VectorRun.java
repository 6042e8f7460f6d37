package io.counterpool.launcher.vectors;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Runs every vector file below a folder, writes the answers and prints a table of verdicts. */
public final class VectorRun {

  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .build();

  private final PrintStream out;
  private final ObjectNode answers = JSON.createObjectNode();
  private int files;
  private int cases;
  private int passed;
  private int failed;
  private int notModelled;
  private int unreadable;

  private VectorRun(PrintStream out) {
    this.out = out;
  }

  /**
   * Runs the vectors.
   *
   * @param dir folder of vector files; a file is known by its name and the name of its folder
   * @param answersOut where to write the answers as JSON; null: nowhere
   * @param out takes the table and one line for each fault
   * @return 0 if every answered case that states an expectation meets it; 1 if one does not or a
   *     file could not be read; 2 if the folder cannot be read or the answers not be written
   */
  public static int run(Path dir, @Nullable Path answersOut, PrintStream out) {
    if (!Files.isDirectory(dir)) {
      out.println("not a folder: " + dir);
      return 2;
    }
    VectorRun run = new VectorRun(out);
    try (Stream<Path> tree = Files.walk(dir)) {
      List<Path> found =
          tree.filter(path -> path.toString().endsWith(".json") && Files.isRegularFile(path))
              .sorted()
              .toList();
      out.printf("%-52s %6s %6s %6s  %s%n", "file", "cases", "passed", "failed", "not modelled");
      found.forEach(run::file);
    } catch (IOException | java.io.UncheckedIOException unreadable) {
      out.println("cannot read " + dir + ": " + reason(unreadable));
      return 2;
    }
    run.total();
    if (answersOut != null && !run.write(answersOut)) {
      return 2;
    }
    return run.failed + run.unreadable == 0 ? 0 : 1;
  }

  private void file(Path path) {
    String key = key(path);
    JsonNode content;
    try {
      content = JSON.readTree(Files.readAllBytes(path));
    } catch (IOException | JacksonException broken) {
      unreadable(key, reason(broken));
      return;
    }
    JsonNode list = content.path("cases");
    if (!list.isArray()) {
      unreadable(key, "it has no list of cases");
      return;
    }
    files++;
    cases += list.size();
    VectorModel model = Catalogue.MODELS.get(key);
    if (model == null) {
      notModelled += list.size();
      answers.putObject(key).put("notModelled", Catalogue.reason(key));
      row(key, list.size(), 0, 0, list.size());
      return;
    }
    int fine = 0;
    int wrong = 0;
    ObjectNode ofFile = answers.putObject(key);
    StringBuilder faults = new StringBuilder();
    for (JsonNode one : list) {
      String name = one.path("name").asString("case " + (ofFile.size() + 1));
      ObjectNode answer = answer(model, one.path("inputs"));
      ofFile.set(ofFile.has(name) ? name + " (" + ofFile.size() + ")" : name, answer);
      Optional<String> fault =
          one.has("expected")
              ? Judge.fault(one.path("expected"), answer, check(one))
              : Optional.empty();
      if (fault.isPresent()) {
        wrong++;
        faults.append("  failed: ").append(name).append(": ").append(fault.get()).append('\n');
      } else if (one.has("expected")) {
        fine++;
      }
    }
    passed += fine;
    failed += wrong;
    row(key, list.size(), fine, wrong, 0);
    out.print(faults);
  }

  private static JsonNode check(JsonNode one) {
    return one.path("check").isObject() ? one.path("check") : Judge.exact();
  }

  /** The answer to one case; whatever goes wrong is the answer of this case alone. */
  static ObjectNode answer(VectorModel model, JsonNode inputs) {
    try {
      return model.answer(new Inputs(inputs)).json();
    } catch (RuntimeException refused) {
      return Answer.error(reason(refused)).json();
    }
  }

  private void unreadable(String key, String reason) {
    unreadable++;
    out.println("cannot read " + key + ": " + reason);
  }

  private void row(String key, int all, int fine, int wrong, int unmodelled) {
    out.printf("%-52s %6d %6d %6d  %d%n", key, all, fine, wrong, unmodelled);
  }

  private void total() {
    row("all " + files + " files", cases, passed, failed, notModelled);
    if (unreadable > 0) {
      out.println(unreadable + " files could not be read");
    }
  }

  private boolean write(Path target) {
    try {
      Files.writeString(
          target, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(answers) + "\n");
      return true;
    } catch (IOException unwritable) {
      out.println("cannot write " + target + ": " + reason(unwritable));
      return false;
    }
  }

  /** Folder and name: what the file is known by, wherever the tree stands. */
  private static String key(Path path) {
    Path whole = path.toAbsolutePath().normalize();
    int names = whole.getNameCount();
    return whole.subpath(Math.max(0, names - 2), names).toString().replace('\\', '/');
  }

  private static String reason(Exception fault) {
    String message = fault.getMessage();
    if (fault instanceof JacksonException broken) {
      message = broken.getOriginalMessage();
    }
    String line = message == null ? "" : message.lines().findFirst().orElse("");
    return line.isEmpty() ? fault.getClass().getSimpleName() : line;
  }
}
