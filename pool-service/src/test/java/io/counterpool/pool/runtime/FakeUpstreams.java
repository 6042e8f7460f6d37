package io.counterpool.pool.runtime;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.counterpool.kit.wire.InstantForm;
import io.counterpool.kit.wire.WireConfiguration;
import io.counterpool.models.Decimal;
import io.counterpool.models.oracle.GradeMatrix;
import io.counterpool.models.oracle.PriceGrade;
import io.counterpool.pool.executor.FeedRound;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.springframework.test.context.DynamicPropertyRegistry;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Oracle, fee and margin on one socket: just enough rules to give answers that a pool accepts, the
 * same answer to the same question, and a list of everything that was asked.
 */
public final class FakeUpstreams implements AutoCloseable {

  /** One question, in the bytes that were sent. */
  public record Asked(String path, String body) {}

  private record Reports(Map<String, String> prices, long taken, Instant observedAt) {}

  private static final JsonMapper JSON = WireConfiguration.mapper();
  private static final String HASH = "0".repeat(64);

  private final HttpServer server;
  private final List<Asked> asked = new CopyOnWriteArrayList<>();
  private final Map<String, String> answers = new ConcurrentHashMap<>();
  private final Map<String, Runnable> hooks = new ConcurrentHashMap<>();
  private final Map<String, FeedRound> lastRound = new HashMap<>();
  private volatile Reports reports = new Reports(Map.of(), 0, Instant.EPOCH);
  private final Set<String> halted = ConcurrentHashMap.newKeySet();
  private volatile boolean feeAnswers = true;
  private volatile @Nullable String fundingIndexShort;
  private volatile boolean marginAnswers = true;
  private volatile boolean oracleAnswers = true;

  public FakeUpstreams() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::handle);
    server.start();
  }

  /** Points a service at this socket. */
  public void register(DynamicPropertyRegistry registry) {
    String url = "http://localhost:" + server.getAddress().getPort();
    for (String service : List.of("oracle", "fee", "margin")) {
      registry.add("counterpool.clients." + service + ".base-url", () -> url);
    }
  }

  /** Every publisher reports these prices, observed at {@code observedAt}. */
  public synchronized void report(Instant observedAt, Map<String, String> prices) {
    reports = new Reports(prices, reports.taken() + prices.size(), observedAt);
  }

  /** Whether rounds of a feed are HALTED and have no price. */
  public void halted(String feed, boolean isHalted) {
    if (isHalted) {
      halted.add(feed);
    } else {
      halted.remove(feed);
    }
  }

  public void feeAnswers(boolean answers) {
    feeAnswers = answers;
  }

  /** From now on terms state this index of shorts, at a funding rate that allows it. */
  public void fundingIndexShort(String index) {
    fundingIndexShort = index;
  }

  public void marginAnswers(boolean answers) {
    marginAnswers = answers;
  }

  public void oracleAnswers(boolean answers) {
    oracleAnswers = answers;
  }

  /**
   * Runs {@code hook} once, before the next question whose path contains {@code part} is answered.
   */
  public void beforeAnswer(String part, Runnable hook) {
    hooks.put(part, hook);
  }

  /** Questions whose path contains {@code part}, in order. */
  public List<Asked> asked(String part) {
    return asked.stream().filter(each -> each.path().contains(part)).toList();
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void handle(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().toString();
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    asked.add(new Asked(path, body));
    for (String part : List.copyOf(hooks.keySet())) {
      Runnable hook = path.contains(part) ? hooks.remove(part) : null;
      if (hook != null) {
        hook.run();
      }
    }
    try {
      Object answer = answer(path, body);
      send(exchange, answer == null ? 503 : 200, answer);
    } catch (Refused refused) {
      send(exchange, 409, Map.of("type", "/problems/" + refused.getMessage(), "status", 409));
    }
  }

  private static void send(HttpExchange exchange, int status, @Nullable Object answer)
      throws IOException {
    byte[] bytes =
        answer instanceof String text
            ? text.getBytes(StandardCharsets.UTF_8)
            : JSON.writeValueAsBytes(answer == null ? Map.of() : answer);
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private static final class Refused extends RuntimeException {
    Refused(String slug) {
      super(slug);
    }
  }

  private @Nullable Object answer(String path, String body) {
    if (path.startsWith("/v1/watermark")) {
      return oracleAnswers ? Map.of("intakeSequence", reports.taken()) : null;
    }
    if (path.startsWith("/v1/prices")) {
      return oracleAnswers ? prices(path) : null;
    }
    if (path.contains("/round-requests")) {
      return oracleAnswers ? round(path.split("/", -1)[3], JSON.readTree(body)) : null;
    }
    if (path.startsWith("/v1/portfolios")) {
      return marginAnswers ? Map.of("items", List.of()) : null;
    }
    if (path.contains("/liquidation-decisions")) {
      return marginAnswers
          ? Map.of("decisions", List.of(), "accountsAssessed", 0, "hash", HASH)
          : null;
    }
    boolean fee = JSON.readTree(body).has("utilisation");
    if (fee ? !feeAnswers : !marginAnswers) {
      return null;
    }
    return answers.computeIfAbsent(
        path + (fee ? "#fee" : "#margin"),
        _ -> JSON.writeValueAsString(fee ? fee(path, body) : margin(path, body)));
  }

  private record LastPrice(String feed, long round, @Nullable Decimal price) {}

  private synchronized Object prices(String path) {
    List<Object> items = new ArrayList<>();
    lastRound.forEach(
        (feed, round) -> {
          if (path.contains("feed=" + feed)) {
            items.add(new LastPrice(feed, round.round(), round.price()));
          }
        });
    return Map.of("items", items);
  }

  private synchronized Object round(String feed, JsonNode request) {
    Reports now = reports;
    String price = now.prices().get(feed);
    FeedRound last = lastRound.get(feed);
    long first = now.taken() - now.prices().size() + 1;
    JsonNode takenAfter = request.path("takenAfter");
    JsonNode observedAfter = request.path("observedAfter");
    if (halted.contains(feed)) {
      FeedRound stopped =
          new FeedRound(
              feed,
              last == null ? 1 : last.round() + 1,
              now.observedAt(),
              PriceGrade.HALTED,
              1L,
              List.of(),
              null,
              null,
              null,
              null,
              null,
              null,
              HASH);
      lastRound.put(feed, stopped);
      return stopped;
    }
    boolean qualifies =
        price != null
            && (!takenAfter.isNumber() || first > takenAfter.asLong())
            && (!observedAfter.isString()
                || now.observedAt().isAfter(InstantForm.read(observedAfter.asString())));
    if (!qualifies || price == null) {
      throw new Refused("oracle-below-quorum");
    }
    if (last != null && Objects.equals(last.firstIntakeSequence(), first)) {
      return last;
    }
    FeedRound round =
        new FeedRound(
            feed,
            last == null ? 1 : last.round() + 1,
            now.observedAt(),
            PriceGrade.VALID,
            1L,
            GradeMatrix.FIRST.allowed(PriceGrade.VALID),
            Decimal.of(price),
            Decimal.ZERO,
            first,
            now.observedAt(),
            now.observedAt(),
            null,
            HASH);
    lastRound.put(feed, round);
    return round;
  }

  private static Map<String, Object> terms(String path, JsonNode question) {
    String[] parts = path.split("/", -1);
    Map<String, Object> terms = new LinkedHashMap<>();
    Instant at = InstantForm.read(question.path("at").asString());
    terms.put("market", parts[3]);
    terms.put("round", Long.parseLong(parts[5]));
    terms.put("at", InstantForm.write(at));
    terms.put("validUntil", InstantForm.write(at.plusSeconds(900)));
    terms.put("hash", HASH);
    return terms;
  }

  private Map<String, Object> fee(String path, String body) {
    Map<String, Object> terms = terms(path, JSON.readTree(body));
    terms.put("scheduleVersion", 1);
    terms.put(
        "tradeFee", Map.of("model", "skew-fee", "makerRate", "0.0002", "takerRate", "0.0005"));
    terms.put(
        "split", Map.of("pool", "0.65", "insurance", "0.2", "treasury", "0.1", "referrer", "0.05"));
    terms.put(
        "trade",
        Map.of(
            "volatilityRate",
            "0",
            "latencyRate",
            "0.0001",
            "discount",
            Map.of(
                "model",
                "volume-tiers",
                "tiers",
                List.of(Map.of("fromVolume", "1", "discount", "0.1"))),
            "impactRebate",
            Map.of("fraction", "0.5", "intervalSeconds", 3600)));
    terms.put("fundingRatePerDay", fundingIndexShort == null ? "0" : "1");
    if (fundingIndexShort != null) {
      terms.put("fundingIndexShort", fundingIndexShort);
    }
    terms.put("fundingIndex", "0");
    terms.put("borrowRateAnnual", "0");
    terms.put("borrowIndex", "0");
    return terms;
  }

  private static Map<String, Object> margin(String path, String body) {
    Map<String, Object> terms = terms(path, JSON.readTree(body));
    terms.put("profileVersion", 1);
    terms.put("initialRate", "0.1");
    terms.put("maintenanceRate", "0.05");
    terms.put("sizeScale", null);
    terms.put("bufferFraction", "0.1");
    terms.put("closeOutFeeRate", "0.005");
    terms.put("payableProfitFraction", "0.5");
    terms.put("sizeStep", "0.0001");
    terms.put("haircuts", Map.of("WETH", "0.2"));
    terms.put("liquidationAllowed", true);
    return terms;
  }
}
