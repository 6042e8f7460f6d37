package io.counterpool.kit.intake;

import io.counterpool.kit.problem.KitProblems;
import io.counterpool.kit.problem.Problem;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import tools.jackson.databind.json.JsonMapper;

/** An answer in the bytes in which it was first sent. */
final class StoredAnswer {

  private final String hash;
  private final int status;
  private final @Nullable String location;
  private final @Nullable String etag;
  private final String contentType;
  private final byte[] body;

  StoredAnswer(
      String hash,
      int status,
      @Nullable String location,
      @Nullable String etag,
      String contentType,
      byte[] body) {
    this.hash = hash;
    this.status = status;
    this.location = location;
    this.etag = etag;
    this.contentType = contentType;
    this.body = body.clone();
  }

  static StoredAnswer of(String hash, Answer<?> answer, JsonMapper mapper) {
    return new StoredAnswer(
        hash,
        answer.status(),
        answer.location() == null ? null : Objects.toString(answer.location()),
        answer.etag(),
        MediaType.APPLICATION_JSON_VALUE,
        mapper.writeValueAsBytes(answer.body()));
  }

  static StoredAnswer of(String hash, Problem refusal, JsonMapper mapper) {
    return new StoredAnswer(
        hash,
        refusal.type().status(),
        null,
        null,
        MediaType.APPLICATION_PROBLEM_JSON_VALUE,
        mapper.writeValueAsBytes(refusal));
  }

  /** This answer, if it answers the command with that hash. */
  StoredAnswer requireHash(String wanted, String key) {
    if (!hash.equals(wanted)) {
      throw Problem.of(KitProblems.ID_REUSED)
          .detail("This Idempotency-Key was used here for another command.")
          .with("key", key)
          .asException();
    }
    return this;
  }

  String hash() {
    return hash;
  }

  int status() {
    return status;
  }

  @Nullable String location() {
    return location;
  }

  @Nullable String etag() {
    return etag;
  }

  String contentType() {
    return contentType;
  }

  byte[] body() {
    return body.clone();
  }
}
