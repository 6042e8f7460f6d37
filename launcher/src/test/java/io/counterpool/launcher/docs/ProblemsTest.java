package io.counterpool.launcher.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code docs/problems.md} against the problem types that the sources declare. */
final class ProblemsTest {

  private static final Path ROOT = Path.of("..");
  private static final List<String> SERVICES =
      List.of("service-kit", "oracle-service", "fee-service", "margin-service", "pool-service");

  /** A type with its status, or a refusal of the pool, which is a 409. */
  private static final Pattern DECLARED =
      Pattern.compile("new ProblemType\\(\\s*\"([a-z0-9-]+)\",\\s*\"[^\"]*\",\\s*(\\d{3})\\)");

  private static final Pattern REFUSED = Pattern.compile("\\brefused\\(\"([a-z0-9-]+)\", \"");

  private static final Pattern ENTRY =
      Pattern.compile("(?m)^### `([a-z0-9-]+)`\\n\\n(\\d{3}), \\S.*$");
  private static final Pattern HEADING = Pattern.compile("(?m)^### ");

  @Test
  void hasOneEntryWithItsStatusForEachDeclaredProblemType() throws IOException {
    SortedMap<String, String> declared = declared();
    assertThat(declared).hasSizeGreaterThan(50);
    assertThat(described()).isEqualTo(declared);
  }

  @Test
  void opensEachEntryWithStatusAndService() throws IOException {
    String text = text();
    assertThat(ENTRY.matcher(text).results())
        .hasSize((int) HEADING.matcher(text).results().count());
  }

  private static SortedMap<String, String> described() throws IOException {
    SortedMap<String, String> statuses = new TreeMap<>();
    for (MatchResult entry : ENTRY.matcher(text()).results().toList()) {
      assertThat(statuses.put(entry.group(1), entry.group(2))).as(entry.group(1)).isNull();
    }
    return statuses;
  }

  private static SortedMap<String, String> declared() throws IOException {
    SortedMap<String, String> statuses = new TreeMap<>();
    for (String service : SERVICES) {
      try (Stream<Path> files = Files.walk(ROOT.resolve(service).resolve("src/main/java"))) {
        for (Path file : files.filter(each -> each.toString().endsWith(".java")).toList()) {
          String source = Files.readString(file);
          for (MatchResult type : DECLARED.matcher(source).results().toList()) {
            String known = statuses.put(type.group(1), type.group(2));
            assertThat(known).as(type.group(1)).isIn(null, type.group(2));
          }
          if (file.endsWith("PoolProblems.java")) {
            REFUSED.matcher(source).results().forEach(type -> statuses.put(type.group(1), "409"));
          }
        }
      }
    }
    return statuses;
  }

  private static String text() throws IOException {
    return Files.readString(ROOT.resolve("docs/problems.md"));
  }
}
