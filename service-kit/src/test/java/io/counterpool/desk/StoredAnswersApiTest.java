package io.counterpool.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.counterpool.kit.testing.Http;
import io.counterpool.kit.testing.TestTokens;
import io.counterpool.kit.testing.VenueDatabase;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@DeskTest
class StoredAnswersApiTest {

  /** What must be equal when a write is repeated. */
  record Equal(
      int status,
      @Nullable String location,
      @Nullable String etag,
      @Nullable String contentType,
      String body) {

    static Equal of(Http.Answer answer) {
      return new Equal(
          answer.status(),
          answer.header("Location"),
          answer.header("ETag"),
          answer.header("Content-Type"),
          answer.text());
    }
  }

  @LocalServerPort int port;
  @Autowired VenueDatabase database;
  private Http http = Http.to(0);
  private final String path = "/v1/settings/" + UUID.randomUUID();

  @BeforeEach
  void signIn() {
    http = Http.to(port).withToken(TestTokens.shared().mint("ann", "desk-service", "desk:write"));
  }

  private Http.Answer put(String key, @Nullable String ifMatch, String body) {
    Http keyed = http.with("Idempotency-Key", key);
    return (ifMatch == null ? keyed : keyed.with("If-Match", ifMatch)).put(path, body);
  }

  @Test
  void givesTheFirstAnswerAgainByteForByte() {
    Http.Answer first = put("k1", null, "{\"amount\":\"5\"}");
    assertThat(first.status()).isEqualTo(201);
    assertThat(first.header("Location")).isEqualTo(path);
    assertThat(first.header("ETag")).isEqualTo("\"1\"");
    assertThat(first.header("Content-Type")).isEqualTo("application/json");
    // The same command in another spelling: normalised decimals, other white space.
    Http.Answer again = put("k1", null, "{ \"amount\" : \"5.000\" }");
    assertThat(Equal.of(again)).isEqualTo(Equal.of(first));
    // Looked up before If-Match: a stale version does not matter to a repetition.
    assertThat(Equal.of(put("k1", "\"7\"", "{\"amount\":\"5\"}"))).isEqualTo(Equal.of(first));
  }

  @Test
  void refusesAnotherCommandUnderTheSameKey() {
    put("k1", null, "{\"amount\":\"5\"}");
    Http.Answer reused = put("k1", "\"1\"", "{\"amount\":\"6\"}");
    assertThat(reused.status()).isEqualTo(409);
    assertThat(reused.problem()).isEqualTo("id-reused");
  }

  @Test
  void asksForThePreconditionOnlyOnceSomethingExists() {
    assertThat(put("k0", "\"1\"", "{\"amount\":\"5\"}").status()).isEqualTo(412);
    assertThat(put("k1", null, "{\"amount\":\"5\"}").status()).isEqualTo(201);
    assertThat(put("k2", null, "{\"amount\":\"6\"}"))
        .matches(answer -> answer.status() == 428)
        .matches(answer -> answer.problem().equals("precondition-required"));
    Http.Answer stale = put("k3", "\"9\"", "{\"amount\":\"6\"}");
    assertThat(stale.status()).isEqualTo(412);
    assertThat(stale.json().get("current").stringValue()).isEqualTo("\"1\"");
    // 428 and 412 are not stored: the same key may try again with the right version.
    Http.Answer changed = put("k3", "\"1\"", "{\"amount\":\"6\"}");
    assertThat(changed.status()).isEqualTo(200);
    assertThat(changed.header("ETag")).isEqualTo("\"2\"");
  }

  @Test
  void storesARefusalAndUndoesItsEffect() throws Exception {
    Http.Answer refused = put("k1", null, "{\"amount\":\"101\"}");
    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.problem()).isEqualTo("too-large");
    assertThat(refused.header("Content-Type")).isEqualTo("application/problem+json");
    assertThat(Equal.of(put("k1", null, "{\"amount\":\"101\"}"))).isEqualTo(Equal.of(refused));
    assertThat(count("setting where name = '" + path.substring("/v1/settings/".length()) + "'"))
        .isZero();
  }

  @Test
  void demandsAKey() {
    Http.Answer answer = http.put(path, "{\"amount\":\"5\"}");
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().get("parameter").stringValue()).isEqualTo("Idempotency-Key");
    assertThat(put("a b", null, "{\"amount\":\"5\"}").status()).isEqualTo(400);
  }

  @Test
  void answersFiftyCallersOfOneKeyWithTheSameBytes() throws Exception {
    Set<Equal> answers = new HashSet<>();
    for (String body : new String[] {"{\"amount\":\"5\"}", "{\"amount\":\"500\"}"}) {
      List<Future<Equal>> calls = new ArrayList<>();
      CountDownLatch start = new CountDownLatch(1);
      String key = "many-" + body.hashCode();
      try (ExecutorService callers = Executors.newFixedThreadPool(50)) {
        for (int caller = 0; caller < 50; caller++) {
          calls.add(
              callers.submit(
                  () -> {
                    start.await();
                    return Equal.of(put(key, body.contains("500") ? "\"1\"" : null, body));
                  }));
        }
        start.countDown();
        for (Future<Equal> call : calls) {
          answers.add(call.get());
        }
      }
    }
    // One 201 and one 409, whoever was first.
    assertThat(answers).extracting(Equal::status).containsExactlyInAnyOrder(201, 409);
    assertThat(count("stored_answer where path = '" + path + "'")).isEqualTo(2);
  }

  private int count(String from) throws Exception {
    try (Connection connection = database.asOwner().getConnection();
        var statement = connection.createStatement();
        var rows = statement.executeQuery("select count(*) from " + from)) {
      rows.next();
      return rows.getInt(1);
    }
  }
}
