package io.counterpool.pool.runtime;

import io.counterpool.kit.client.UpstreamException;
import io.counterpool.kit.client.UpstreamUnavailable;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks another service a few times, the same each time, and goes on without it. */
final class Repeated {

  private static final Logger LOG = LoggerFactory.getLogger(Repeated.class);

  /**
   * What came of a question.
   *
   * @param answer empty if there was none or it was refused
   * @param silent whether the service gave no answer at all
   */
  record Reply<T>(Optional<T> answer, boolean silent) {}

  private final int attempts;
  private final Duration pause;

  Repeated(ExecutorProperties properties) {
    this.attempts = properties.attempts();
    this.pause = properties.retryPause();
  }

  /** The answer, or empty after the last attempt or a refusal. */
  <T> Optional<T> ask(String what, Supplier<T> call) throws InterruptedException {
    return put(what, call).answer();
  }

  /** The same, and whether an empty answer was a refusal or silence. */
  <T> Reply<T> put(String what, Supplier<T> call) throws InterruptedException {
    for (int attempt = 1; ; attempt++) {
      try {
        return new Reply<>(Optional.of(call.get()), false);
      } catch (UpstreamUnavailable absent) {
        if (attempt >= attempts) {
          LOG.warn("{}: going on without: {}", what, absent.getMessage());
          return new Reply<>(Optional.empty(), true);
        }
      } catch (UpstreamException refused) {
        LOG.warn("{}: {}", what, refused.getMessage());
        return new Reply<>(Optional.empty(), false);
      }
      Thread.sleep(pause);
    }
  }
}
