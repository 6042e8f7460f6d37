package io.counterpool.pool.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.counterpool.kit.client.UpstreamException;
import io.counterpool.kit.client.UpstreamUnavailable;
import io.counterpool.kit.problem.KitProblems;
import io.counterpool.kit.problem.Problem;
import io.counterpool.pool.runtime.MarketTerms.Found;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class MarketTermsTest {

  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final Repeated repeated =
      new Repeated(
          new ExecutorProperties(
              true,
              Duration.ofSeconds(5),
              1000,
              Duration.ofMillis(200),
              3,
              Duration.ofMillis(1),
              Duration.ofSeconds(60)));
  private final MarketTerms<String> terms =
      new MarketTerms<>("fee", repeated, new ExecutionMetrics(meters));
  private final List<String> asked = new ArrayList<>();

  @Test
  void leavesOtherMarketsAloneWhereOneIsRefused() throws InterruptedException {
    terms.known(Map.of("A", "old a"));
    Found<String> found =
        find(
            market -> {
              if (market.equals("A") || market.equals("B")) {
                throw new UpstreamException(
                    "fee", Problem.of(KitProblems.ID_REUSED).detail("fee-state-missing"));
              }
              return "new " + market;
            });
    assertThat(asked).containsExactly("A", "B", "C");
    assertThat(found.terms()).containsExactly(Map.entry("A", "old a"), Map.entry("C", "new C"));
    assertThat(found.silent()).isFalse();
    assertThat(
            meters
                .get("counterpool.pool.terms.refused")
                .tag("service", "fee")
                .tag("market", "B")
                .counter()
                .count())
        .isEqualTo(1);
  }

  @Test
  void waitsForAServiceThatIsSilentOnlyOnceARound() throws InterruptedException {
    terms.known(Map.of("A", "old a", "C", "old c"));
    terms.known(Map.of("C", "older c"));
    Found<String> found =
        find(
            _ -> {
              throw new UpstreamUnavailable("fee", "gone", null);
            });
    assertThat(asked).containsExactly("A", "A", "A");
    assertThat(found.terms()).containsExactly(Map.entry("A", "old a"), Map.entry("C", "old c"));
    assertThat(found.silent()).isTrue();
  }

  private interface Answer {
    String to(String market);
  }

  private Found<String> find(Answer answer) throws InterruptedException {
    return terms.find(
        new TreeMap<>(Map.of("A", 1, "B", 2, "C", 3)),
        (market, _) -> {
          asked.add(market);
          return answer.to(market);
        });
  }
}
