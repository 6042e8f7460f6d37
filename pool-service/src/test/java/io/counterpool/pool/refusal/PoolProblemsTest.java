package io.counterpool.pool.refusal;

import static org.assertj.core.api.Assertions.assertThat;

import io.counterpool.kit.problem.Problem;
import io.counterpool.pool.executor.Journal.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every refusal of the machine is published. */
class PoolProblemsTest {

  private static final Path SOURCES = Path.of("src/main/java/io/counterpool/pool");
  private static final Pattern REFUSAL = Pattern.compile("[Rr]efus(?:al|ed|e)\\(\\s*\"([a-z-]+)\"");

  private final PoolProblems problems = new PoolProblems();

  @Test
  void givesEveryRefusalInTheSourcesAProblemType() throws IOException {
    TreeSet<String> slugs = new TreeSet<>();
    try (Stream<Path> files = Files.walk(SOURCES)) {
      for (Path file : files.filter(each -> each.toString().endsWith(".java")).toList()) {
        if (!file.getFileName().toString().equals("PoolProblems.java")) {
          REFUSAL.matcher(Files.readString(file)).results().forEach(m -> slugs.add(m.group(1)));
        }
      }
    }
    assertThat(slugs).hasSizeGreaterThan(15);
    for (String slug : slugs) {
      Problem problem = problems.of(new Refusal(slug, "Because.", Map.of("limit", "1")));
      assertThat(problem.type().slug()).isEqualTo(slug);
      assertThat(problem.members()).containsEntry("limit", "1");
    }
  }
}
