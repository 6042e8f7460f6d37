package io.counterpool.launcher.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Each alert has its entry in the runbook and is tested where promtool is installed. */
class AlertsTest {

  private static final Path PROJECT = Path.of("..").toAbsolutePath().normalize();
  private static final Path MONITORING = PROJECT.resolve("k8s/monitoring");
  private static final Pattern ALERT = Pattern.compile("(?m)^ +- alert: (\\w+)$");
  private static final Pattern RUNBOOK =
      Pattern.compile("(?m)^ +runbook: docs/runbook\\.md#(\\w+)$");
  private static final Pattern ENTRY = Pattern.compile("(?m)^## (\\w+)$");

  @Test
  void hasOneEntryOfTheRunbookForEachAlert() throws IOException {
    String rules = Files.readString(MONITORING.resolve("alerts.yml"));
    List<String> alerts = names(ALERT, rules);
    assertThat(alerts).isNotEmpty().doesNotHaveDuplicates();
    assertThat(names(ENTRY, Files.readString(PROJECT.resolve("docs/runbook.md"))))
        .containsExactlyElementsOf(alerts);
    assertThat(names(RUNBOOK, rules))
        .containsExactlyElementsOf(
            alerts.stream().map(alert -> alert.toLowerCase(Locale.ROOT)).toList());
  }

  @Test
  void testsEachAlert() throws IOException {
    assertThat(Files.readString(MONITORING.resolve("alerts.test.yml")))
        .contains(
            names(ALERT, Files.readString(MONITORING.resolve("alerts.yml"))).stream()
                .map(alert -> "alertname: " + alert)
                .toList());
  }

  @Test
  void passesItsOwnTests() throws IOException, InterruptedException {
    assumeTrue(hasPromtool(), "promtool is not installed");
    Process promtool =
        new ProcessBuilder(
                "promtool", "test", "rules", MONITORING.resolve("alerts.test.yml").toString())
            .redirectErrorStream(true)
            .start();
    String said = new String(promtool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(promtool.waitFor()).as(said).isZero();
  }

  private static boolean hasPromtool() {
    return Stream.of(System.getenv("PATH").split(":"))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, "promtool")));
  }

  private static List<String> names(Pattern pattern, String text) {
    return pattern.matcher(text).results().map(name -> name.group(1)).toList();
  }
}
