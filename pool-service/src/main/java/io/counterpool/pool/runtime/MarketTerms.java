package io.counterpool.pool.runtime;

import io.counterpool.pool.runtime.Repeated.Reply;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiFunction;

/**
 * The terms that one service gives, by market, and the last ones of each. A market that is refused
 * has its last terms and leaves the others alone; a service that is silent, or gives answers that
 * are none, is not waited for again in the same round.
 */
final class MarketTerms<T> {

  private final String service;
  private final Repeated repeated;
  private final ExecutionMetrics metrics;
  private final Map<String, T> last = new HashMap<>();

  MarketTerms(String service, Repeated repeated, ExecutionMetrics metrics) {
    this.service = service;
    this.repeated = repeated;
    this.metrics = metrics;
  }

  /**
   * Terms by market, fresh or the last ones.
   *
   * @param silent whether the service gave no answer at all
   */
  record Found<T>(SortedMap<String, T> terms, boolean silent) {}

  /** Terms of an earlier round, for markets of which no later ones are known. */
  void known(Map<String, T> earlier) {
    earlier.forEach(last::putIfAbsent);
  }

  /** Asks {@code ask} each question, by market. */
  <Q> Found<T> find(SortedMap<String, Q> questions, BiFunction<String, Q, T> ask)
      throws InterruptedException {
    boolean silent = false;
    for (var question : questions.entrySet()) {
      String market = question.getKey();
      Reply<T> reply =
          repeated.put(
              service + " terms of " + market, () -> ask.apply(market, question.getValue()));
      if (reply.silent()) {
        silent = true;
        break;
      }
      reply
          .answer()
          .ifPresentOrElse(
              fresh -> last.put(market, fresh), () -> metrics.termsRefused(service, market));
    }
    SortedMap<String, T> terms = new TreeMap<>();
    for (String market : questions.keySet()) {
      T known = last.get(market);
      if (known != null) {
        terms.put(market, known);
      }
    }
    return new Found<>(terms, silent);
  }
}
