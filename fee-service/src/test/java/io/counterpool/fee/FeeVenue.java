package io.counterpool.fee;

import io.counterpool.kit.testing.Http;
import io.counterpool.kit.testing.Http.Answer;
import io.counterpool.kit.testing.TestTokens;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** What callers of the fee service do: configure a market, ask for terms, read. */
public final class FeeVenue {

  public static final String POOL = "USDC-MAIN";

  private final Http anyone;

  private FeeVenue(Http anyone) {
    this.anyone = anyone;
  }

  public static FeeVenue at(int port) {
    return new FeeVenue(Http.to(port));
  }

  /** With a token for {@code scopes}. */
  public Http as(String... scopes) {
    return anyone.withToken(TestTokens.shared().mint("tester", "fee-service", scopes));
  }

  public Http anyone() {
    return anyone;
  }

  /** The answers to all calls, started at the same time on a thread each. */
  public static List<Answer> atOnce(List<Callable<Answer>> calls) throws Exception {
    CountDownLatch go = new CountDownLatch(1);
    List<Answer> answers = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(calls.size())) {
      List<Future<Answer>> waiting = new ArrayList<>();
      for (Callable<Answer> call : calls) {
        waiting.add(
            threads.submit(
                () -> {
                  go.await();
                  return call.call();
                }));
      }
      go.countDown();
      for (Future<Answer> each : waiting) {
        answers.add(each.get());
      }
    }
    return answers;
  }

  /** A market name that no other test uses. */
  public static String market() {
    return "M-" + UUID.randomUUID();
  }

  /** A schedule with every part; the caller changes what matters. */
  public static Map<String, Object> schedule() {
    Map<String, Object> schedule = new LinkedHashMap<>();
    schedule.put(
        "tradeFee", Map.of("model", "skew-fee", "makerRate", "0.0002", "takerRate", "0.0005"));
    schedule.put(
        "borrow",
        Map.of(
            "model", "kinked", "base", "0.01", "kink", "0.8", "slope1", "0.04", "slope2", "0.6"));
    schedule.put(
        "funding",
        Map.of(
            "model",
            "skew-velocity",
            "maxVelocityPerDay",
            "3",
            "skewScale",
            "10000",
            "maxRatePerDay",
            "0.02"));
    schedule.put("split", Map.of("pool", "0.7", "insurance", "0.2", "treasury", "0.1"));
    schedule.put("termsValiditySeconds", 900);
    schedule.put("maxAccrualSeconds", 3600);
    return schedule;
  }

  /** Creates the schedule of a market. */
  public Answer create(String market, Map<String, Object> schedule) {
    return as("fee:configure")
        .with("Idempotency-Key", UUID.randomUUID().toString())
        .put("/v1/schedules/" + market, schedule);
  }

  /** The body of a request for terms: 30 long, 10 short, utilisation 0.4. */
  public static Map<String, Object> state(Instant at, String price) {
    return state(at, price, "30", "10", "0.4");
  }

  public static Map<String, Object> state(
      Instant at, String price, String longSize, String shortSize, String utilisation) {
    Map<String, Object> state = new LinkedHashMap<>();
    state.put("pool", POOL);
    state.put("at", at);
    state.put("price", price);
    state.put("longSize", longSize);
    state.put("shortSize", shortSize);
    state.put("utilisation", utilisation);
    return state;
  }

  public Answer terms(String market, long round, Map<String, Object> state) {
    return as("fee:terms").put(termsPath(market, round), state);
  }

  public static String termsPath(String market, long round) {
    return "/v1/markets/" + market + "/rounds/" + round + "/terms";
  }

  public Answer quote(String market, String price, String skewSize, List<String> sizes) {
    return as("fee:read")
        .post(
            "/v1/quotes",
            Map.of(
                "market",
                market,
                "price",
                price,
                "skewSize",
                skewSize,
                "lines",
                sizes.stream().map(size -> Map.of("size", size)).toList()));
  }
}
