package io.counterpool.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.counterpool.kit.clock.VenueClock;
import io.counterpool.kit.testing.Http;
import io.counterpool.kit.testing.TestTokens;
import io.counterpool.kit.testing.VenueDatabase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;

class VenueClockApiTest {

  private static ConfigurableApplicationContext start(VenueDatabase database, String... more) {
    SpringApplication application = new SpringApplication(Desk.class);
    application.setWebApplicationType(WebApplicationType.SERVLET);
    return application.run(DeskArguments.of(database, more));
  }

  private static Http driver(ConfigurableApplicationContext desk) {
    int port = desk.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    return Http.to(port)
        .withToken(TestTokens.shared().mint("ann", "desk-service", "sandbox:drive", "desk:read"));
  }

  private static Http.Answer drive(Http http, String now) {
    return http.put("/v1/sandbox/clock", "{\"mode\":\"DRIVEN\",\"now\":\"%s\"}".formatted(now));
  }

  @Test
  void isDrivenForwardOnlyAndSurvivesARestart() {
    VenueDatabase database = VenueDatabase.create("desk");
    String[] sandbox = {"--spring.profiles.active=sandbox", "--counterpool.sandbox.mark=true"};
    try (var desk = start(database, sandbox)) {
      Http http = driver(desk);
      assertThat(http.get("/v1/time").text())
          .isEqualTo("{\"mode\":\"DRIVEN\",\"now\":\"1970-01-01T00:00:00.000Z\"}");
      assertThat(drive(http, "2020-03-12T00:00:00.000Z").status()).isEqualTo(200);

      List<Instant> heard = new ArrayList<>();
      desk.getBean(VenueClock.class).onAdvance(heard::add);
      assertThat(drive(http, "2090-01-01T00:00:00.500Z").text())
          .isEqualTo("{\"mode\":\"DRIVEN\",\"now\":\"2090-01-01T00:00:00.500Z\"}");
      assertThat(heard).containsExactly(Instant.parse("2090-01-01T00:00:00.500Z"));

      Http.Answer behind = drive(http, "2090-01-01T00:00:00.499Z");
      assertThat(behind.status()).isEqualTo(409);
      assertThat(behind.json().get("now").stringValue()).isEqualTo("2090-01-01T00:00:00.500Z");
      assertThat(behind.json().get("requested").stringValue())
          .isEqualTo("2090-01-01T00:00:00.499Z");
      assertThat(http.put("/v1/sandbox/clock", "{\"mode\":\"LIVE\"}").problem())
          .isEqualTo("clock-behind");
      assertThat(http.put("/v1/sandbox/clock", "{\"mode\":\"DRIVEN\"}").status()).isEqualTo(400);
      assertThat(http.get("/v1/time").json().get("now").stringValue())
          .isEqualTo("2090-01-01T00:00:00.500Z");
    }
    try (var desk = start(database, "--spring.profiles.active=sandbox")) {
      Http http = driver(desk);
      assertThat(http.get("/v1/time").text())
          .isEqualTo("{\"mode\":\"DRIVEN\",\"now\":\"2090-01-01T00:00:00.500Z\"}");
      assertThat(drive(http, "2090-01-01T00:00:00.000Z").problem()).isEqualTo("clock-behind");
    }
    assertThatThrownBy(() -> start(database)).hasStackTraceContaining("is a sandbox");
  }

  @Test
  void cannotBeDrivenOutsideTheSandbox() {
    VenueDatabase database = VenueDatabase.create("desk");
    try (var desk = start(database, "--counterpool.sandbox.mark=true")) {
      assertThat(drive(driver(desk), "2090-01-01T00:00:00.000Z").status()).isEqualTo(404);
      assertThat(driver(desk).get("/v1/time").json().get("mode").stringValue()).isEqualTo("LIVE");
    }
    // What has been a real book once is never marked.
    assertThatThrownBy(
            () ->
                start(
                    database,
                    "--spring.profiles.active=sandbox",
                    "--counterpool.sandbox.mark=true"))
        .hasStackTraceContaining("refuses to start");
  }
}
