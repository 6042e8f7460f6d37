package io.counterpool.kit.intake;

import io.counterpool.kit.problem.KitProblems;
import io.counterpool.kit.problem.ProblemException;
import io.counterpool.kit.wire.CanonicalJson;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/**
 * Does each write once. The answer is stored in the transaction of the effect; the same key and
 * command get the same status, Location, ETag, content type and body bytes again, another command
 * under the same key is {@code id-reused}. 2xx and 409 are stored, nothing else.
 *
 * <p>Callers of one key wait for each other, so that the effect runs once however many come at the
 * same time.
 */
@Component
public final class StoredAnswers {

  private static final int CONFLICT = 409;
  private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,128}");

  private final StoredAnswerTable table;
  private final TransactionTemplate transactions;
  private final CanonicalJson canonical;
  private final JsonMapper mapper;

  StoredAnswers(
      StoredAnswerTable table,
      PlatformTransactionManager transactions,
      CanonicalJson canonical,
      JsonMapper mapper) {
    this.table = table;
    this.transactions = new TransactionTemplate(transactions);
    this.canonical = canonical;
    this.mapper = mapper;
  }

  /**
   * The stored answer to {@code command}, or the one that {@code effect} gives now.
   *
   * <p>The effect runs inside a transaction, after the key was looked up: check {@code If-Match} in
   * it. It ends with an {@link Answer}, or throws a problem, which undoes what it did; a 409 is
   * stored all the same.
   *
   * @param path of the request; keys are unique within it
   * @param key {@code Idempotency-Key}: 1 to 128 visible ASCII characters
   * @param command the validated body, compared in its canonical form
   */
  public <T> ResponseEntity<T> once(
      String path, String key, Object command, Supplier<Answer<T>> effect) {
    if (!KEY.matcher(key).matches()) {
      throw KitProblems.invalidParameter(
          "Idempotency-Key", "must be 1 to 128 visible ASCII characters");
    }
    if (TransactionSynchronizationManager.isActualTransactionActive()) {
      throw new IllegalStateException("the answer's transaction is opened here, not outside");
    }
    String hash = canonical.hash(command);
    try {
      return written(
          inTransaction(path, key, hash, () -> StoredAnswer.of(hash, effect.get(), mapper)));
    } catch (ProblemException refused) {
      if (refused.problem().type().status() != CONFLICT
          || refused.problem().type().equals(KitProblems.ID_REUSED)) {
        throw refused;
      }
      // The effect is rolled back. Someone may have been answered in between; then that counts.
      return written(
          inTransaction(
              path, key, hash, () -> StoredAnswer.of(hash, refused.problem().at(path), mapper)));
    }
  }

  private StoredAnswer inTransaction(
      String path, String key, String hash, Supplier<StoredAnswer> effect) {
    return transactions.execute(
        _ -> {
          table.lock(path, key);
          Optional<StoredAnswer> known = table.find(path, key);
          if (known.isPresent()) {
            return known.get().requireHash(hash, key);
          }
          StoredAnswer made = effect.get();
          table.insert(path, key, made);
          return made;
        });
  }

  // The bytes are the stored JSON form of T: T is what the contract shows, bytes are what is sent.
  @SuppressWarnings("unchecked")
  private static <T> ResponseEntity<T> written(StoredAnswer answer) {
    ResponseEntity.BodyBuilder response =
        ResponseEntity.status(answer.status())
            .contentType(MediaType.parseMediaType(answer.contentType()));
    if (answer.location() != null) {
      response.header("Location", answer.location());
    }
    if (answer.etag() != null) {
      response.header("ETag", answer.etag());
    }
    return (ResponseEntity<T>) response.body(answer.body());
  }
}
