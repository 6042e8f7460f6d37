package io.counterpool.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.counterpool.kit.testing.Http;
import io.counterpool.kit.testing.TestTokens;
import io.counterpool.kit.testing.VenueDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@DeskTest
class ProblemApiTest {

  @LocalServerPort int port;
  @Autowired VenueDatabase database;
  private Http http = Http.to(0);

  @BeforeEach
  void signIn() {
    http = Http.to(port).withToken(TestTokens.shared().mint("ann", "desk", "desk:read"));
  }

  @Test
  void showsNothingOfABug() {
    Http.Answer answer = http.with("X-Request-Id", "find-me").get("/v1/bug");
    assertThat(answer.status()).isEqualTo(500);
    assertThat(answer.text())
        .isEqualTo(
            """
            {"type":"/problems/internal-error","title":"Internal error","status":500,\
            "detail":"The request failed here; name the request id when you ask.",\
            "requestId":"find-me","instance":"/v1/bug"}\
            """);
  }

  @Test
  void answersANumberThatLeavesItsRange() {
    Http.Answer answer = http.get("/v1/overflow?by=1");
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.problem()).isEqualTo("out-of-range");
    assertThat(http.get("/v1/overflow?by=0").status()).isEqualTo(200);
  }

  @Test
  void namesParametersThatAreMissingOrWrong() {
    assertThat(http.get("/v1/overflow").json().get("parameter").stringValue()).isEqualTo("by");
    String path = "/v1/tickets/018f5f6e-0000-7000-8000-000000000001";
    assertThat(http.get(path + "?limit=101").json().get("parameter").stringValue())
        .isEqualTo("limit");
    assertThat(http.get(path + "?limit=x").json().get("parameter").stringValue())
        .isEqualTo("limit");
  }

  @Test
  void saysThatTheDatabaseIsGoneAndComesBackWithIt() throws Exception {
    assertThat(http.get("/v1/rows").status()).isEqualTo(200);
    database.allowConnections(false);
    try {
      database.cutConnections();
      Http.Answer answer = http.get("/v1/rows");
      assertThat(answer.status()).isEqualTo(503);
      assertThat(answer.problem()).isEqualTo("database-unavailable");
      assertThat(answer.header("Retry-After")).isEqualTo("1");
      assertThat(answer.text()).doesNotContain("SQL", "Hikari", "org.", "entry");
      assertThat(Http.to(port).get("/actuator/health/readiness").status()).isEqualTo(503);
      assertThat(Http.to(port).get("/actuator/health/liveness").status()).isEqualTo(200);
    } finally {
      database.allowConnections(true);
    }
    assertThat(http.patient().get("/v1/rows").status()).isEqualTo(200);
    assertThat(Http.to(port).patient().get("/actuator/health/readiness").status()).isEqualTo(200);
  }

  @Test
  void publishesEveryTypeOnce() {
    Http.Answer answer = Http.to(port).get("/v1/problems");
    assertThat(answer.json().get("items").findValuesAsString("type"))
        .contains("/problems/too-large", "/problems/id-reused", "/problems/not-found")
        .doesNotHaveDuplicates()
        .isSorted();
  }
}
