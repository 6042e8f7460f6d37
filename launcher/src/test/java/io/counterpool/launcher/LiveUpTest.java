package io.counterpool.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.counterpool.launcher.venue.Home;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LiveUpTest {

  private static final Path PROFILE =
      Path.of("../oracle-service/src/main/resources/application-live-feeds.yaml");

  @TempDir Path folder;

  @Test
  void readsTheOptionAndRefusesAnotherValue() {
    var up = new Up(folder, new PrintStream(OutputStream.nullOutputStream()));
    Arguments other = Arguments.of(new String[] {"up", "--feeds", "dead"});
    assertThatThrownBy(() -> up.run(other))
        .isInstanceOf(UserError.class)
        .hasMessage("--feeds knows simulated and live, not dead");
    assertThatThrownBy(() -> Arguments.of(new String[] {"up", "--feeds"}))
        .hasMessage("--feeds needs a value");
  }

  /** The profile's file asks for exactly what the launcher gives; addresses have defaults. */
  @Test
  void tellsTheOracleWhatItsProfileAsksFor() throws IOException {
    var environment = LiveUp.environment(new Home(folder, true));
    assertThat(environment)
        .containsEntry("SPRING_PROFILES_ACTIVE", "sandbox,live-feeds")
        .containsEntry("COUNTERPOOL_LIVE_KEYS", folder.resolve("keys").toString())
        .hasSize(2);
    List<String> asked =
        Pattern.compile("\\$\\{([a-z.]+)\\}")
            .matcher(Files.readString(PROFILE))
            .results()
            .map(match -> match.group(1))
            .distinct()
            .toList();
    assertThat(asked).containsExactly("counterpool.live.keys");
  }

  @Test
  void keepsItsBooksApartFromTheSimulatedOnes() {
    assertThat(Home.live(folder).folder())
        .isNotEqualTo(Home.lasting(folder).folder())
        .startsWith(Home.lasting(folder).folder());
  }
}
