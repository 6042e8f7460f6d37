package io.counterpool.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.counterpool.forgetful.ForgetfulController;
import io.counterpool.kit.testing.Http;
import io.counterpool.kit.testing.TestTokens;
import io.counterpool.kit.testing.VenueDatabase;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.web.server.LocalServerPort;

@DeskTest
class SecurityApiTest {

  @LocalServerPort int port;

  private Http as(String audience, Duration lifetime, String... scopes) {
    return Http.to(port).withToken(TestTokens.shared().mint("ann", audience, lifetime, scopes));
  }

  @Test
  void asksStrangersForAToken() {
    Http.Answer answer = Http.to(port).get("/v1/who");
    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.problem()).isEqualTo("unauthorized");
    assertThat(answer.header("WWW-Authenticate")).startsWith("Bearer");
    assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
    assertThat(answer.json().get("instance").stringValue()).isEqualTo("/v1/who");
  }

  @Test
  void refusesOtherAudiencesOldTokensAndForeignKeys() {
    Duration hour = Duration.ofHours(1);
    assertThat(as("pool-service", hour, "desk:read").get("/v1/who").status()).isEqualTo(401);
    assertThat(as("desk-service", hour.negated(), "desk:read").get("/v1/who").status())
        .isEqualTo(401);
    String foreign = TestTokens.separate().mint("ann", "desk-service", "desk:read");
    assertThat(Http.to(port).withToken(foreign).get("/v1/who").status()).isEqualTo(401);
    assertThat(Http.to(port).withToken("nonsense").get("/v1/who").status()).isEqualTo(401);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Bearer ",
        "Bearer =",
        "Bearer a b",
        "Bearer a=b",
        "Bearer a\"b",
        "Basic YTpi",
        "a"
      })
  void refusesWhatIsNoToken(String header) {
    Http.Answer answer = Http.to(port).with("Authorization", header).get("/v1/who");
    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.problem()).isEqualTo("unauthorized");
  }

  @Test
  void takesTheNameOfTheSchemeInAnyCase() {
    String token =
        TestTokens.shared().mint("ann", "desk-service", Duration.ofHours(1), "desk:read");
    assertThat(Http.to(port).with("Authorization", "bearer " + token).get("/v1/who").status())
        .isEqualTo(200);
  }

  @Test
  void letsThroughAnyOneOfTheDeclaredScopes() {
    Duration hour = Duration.ofHours(1);
    assertThat(as("desk-service", hour, "desk:read").get("/v1/who").text())
        .isEqualTo("{\"subject\":\"ann\",\"scopes\":[\"desk:read\"]}");
    assertThat(as("desk-service", hour, "desk:write").get("/v1/who").status()).isEqualTo(200);
    Http.Answer refused = as("desk-service", hour, "pool:read").get("/v1/who");
    assertThat(refused.status()).isEqualTo(403);
    assertThat(refused.problem()).isEqualTo("forbidden");
    assertThat(refused.json().get("required").toString())
        .isEqualTo("[\"desk:read\",\"desk:write\"]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/v1/time", "/v1/problems", "/actuator/health/liveness", "/actuator/health/readiness",
        "/actuator/prometheus", "/v3/api-docs", "/v3/api-docs.yaml", "/swagger-ui/index.html"
      })
  void leavesOnlyTheseOpen(String path) {
    Http.Answer answer = Http.to(port).get(path);
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/v1/nothing", "/", "/actuator/env", "/actuator/shutdown", "/v2/who"})
  void keepsTheRestShut(String path) {
    assertThat(Http.to(port).get(path).status()).isEqualTo(401);
    Http.Answer answer = as("desk-service", Duration.ofHours(1), "desk:read").get(path);
    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.problem()).isEqualTo("not-found");
  }

  @Test
  void doesNotStartWithAnOperationThatDeclaresNoScope() {
    VenueDatabase database = VenueDatabase.create("desk");
    var application =
        new SpringApplicationBuilder(Desk.class, ForgetfulController.class)
            .properties("spring.config.name=desk", "server.port=0");
    assertThatThrownBy(() -> application.run(DeskArguments.of(database)))
        .hasMessageContaining("declares no scope")
        .hasMessageContaining("forgotten");
  }
}
