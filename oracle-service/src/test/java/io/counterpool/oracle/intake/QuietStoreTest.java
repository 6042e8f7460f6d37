package io.counterpool.oracle.intake;

import static io.counterpool.oracle.Oracle.settings;
import static org.assertj.core.api.Assertions.assertThat;

import io.counterpool.oracle.Oracle;
import io.counterpool.oracle.OracleTest;
import io.counterpool.oracle.Reporter;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** When the live clock has to look at the feeds. */
@OracleTest
class QuietStoreTest {

  @LocalServerPort int port;
  @Autowired BookKeeper keeper;
  private Oracle oracle = new Oracle(0);
  private Instant now = Instant.EPOCH;

  @BeforeEach
  void connect() {
    oracle = new Oracle(port);
    now = oracle.advance(Duration.ofHours(1));
  }

  private void look() {
    now = now.plusMillis(1);
    oracle.drive(now);
    assertThat(keeper.isQuiet()).isTrue();
    assertThat(keeper.isQuiet()).isTrue();
  }

  @Test
  void everyChangeOfTheConfigurationIsLookedAtOnce() {
    look();
    oracle.feed("QUIET", settings("quorum", 1));
    assertThat(keeper.isQuiet()).isFalse();
    look();
    Reporter a = oracle.publisher("QUIET", "a");
    assertThat(keeper.isQuiet()).isFalse();
    look();
    assertThat(oracle.configure("/v1/feeds/QUIET", settings("quorum", 2), "\"1\"").status())
        .isEqualTo(200);
    assertThat(keeper.isQuiet()).isFalse();
    look();
    oracle.submit(a.report(1, "100", "0.1", now));
    assertThat(keeper.isQuiet()).isTrue();
  }
}
