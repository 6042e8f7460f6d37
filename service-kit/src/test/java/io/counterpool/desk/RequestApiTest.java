package io.counterpool.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.counterpool.kit.testing.Http;
import io.counterpool.kit.testing.TestTokens;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

@DeskTest
@TestPropertySource(
    properties = {
      "spring.config.name=desk",
      "counterpool.request.max-body=2KB",
      "counterpool.request.reads-per-second=1",
      "counterpool.request.writes-per-second=0"
    })
class RequestApiTest {

  @LocalServerPort int port;
  private Http http = Http.to(0);

  @BeforeEach
  void signIn() {
    http =
        Http.to(port)
            .withToken(
                TestTokens.shared()
                    .mint(UUID.randomUUID().toString(), "desk", "desk:read", "desk:write"));
  }

  @Test
  void echoesARequestIdOrMakesOne() {
    assertThat(http.with("X-Request-Id", "abc-1").get("/v1/who").header("X-Request-Id"))
        .isEqualTo("abc-1");
    assertThat(http.with("X-Request-Id", "a b <script>").get("/v1/who").header("X-Request-Id"))
        .matches("[0-9a-f-]{36}");
    assertThat(Http.to(port).get("/v1/who").header("X-Request-Id")).matches("[0-9a-f-]{36}");
  }

  @Test
  void holdsEachCallerToItsRate() {
    Http.Answer first = http.get("/v1/who");
    assertThat(first.status()).isEqualTo(200);
    assertThat(first.header("RateLimit-Policy")).isEqualTo("\"reads\";q=1;w=1");
    assertThat(first.header("RateLimit")).isEqualTo("\"reads\";r=0;t=1");
    Http.Answer second = http.get("/v1/who");
    assertThat(second.status()).isEqualTo(429);
    assertThat(second.problem()).isEqualTo("too-many-requests");
    assertThat(second.header("Retry-After")).isEqualTo("1");
    // Another caller has its own, and writes are apart: here without a limit.
    signIn();
    assertThat(http.get("/v1/who").status()).isEqualTo(200);
    for (int i = 0; i < 5; i++) {
      Http.Answer write = http.post("/v1/echo", "{}");
      assertThat(write.status()).isEqualTo(400);
      assertThat(write.header("RateLimit")).isNull();
    }
  }

  @Test
  void refusesALargeBodyStatedOrNot() {
    String large = "{\"note\":\"" + "x".repeat(3_000) + "\"}";
    Http.Answer stated = http.post("/v1/echo", large);
    assertThat(stated.status()).isEqualTo(413);
    assertThat(stated.json().get("maximum").intValue()).isEqualTo(2048);
    Http.Answer chunked = http.postChunked("/v1/echo", large);
    assertThat(chunked.status()).isEqualTo(413);
    assertThat(chunked.problem()).isEqualTo("body-too-large");
  }

  @Test
  void namesAnUnknownParameter() {
    Http.Answer answer = http.get("/v1/who?colour=red");
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.problem()).isEqualTo("unknown-parameter");
    assertThat(answer.json().get("parameter").stringValue()).isEqualTo("colour");
  }

  @Test
  void refusesOtherMethodsMediaAndBodies() {
    assertThat(http.post("/v1/who", "{}").status()).isEqualTo(405);
    assertThat(http.with("Content-Type", "text/plain").post("/v1/echo", "{}"))
        .matches(answer -> answer.status() == 415)
        .matches(answer -> answer.problem().equals("unsupported-media-type"));
    signIn();
    assertThat(http.with("Accept", "image/png").get("/v1/who").status()).isEqualTo(406);
    assertThat(http.post("/v1/echo", null).problem()).isEqualTo("malformed-body");
    assertThat(http.post("/v1/echo", "{\"id\":").problem()).isEqualTo("malformed-body");
    assertThat(http.post("/v1/echo", "[]").problem()).isEqualTo("invalid-field");
    assertThat(http.post("/v1/echo", "null").status()).isEqualTo(400);
  }
}
