package io.counterpool.pool;

import io.counterpool.kit.testing.Http;
import io.counterpool.kit.testing.TestTokens;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Configures a pool over REST and speaks to it as one of its users. */
public final class PoolFixture {

  public static final String POOL = "USDC-MAIN";
  public static final String MARKET = "BTC-USD-PERP";

  private static final String[] EVERYTHING = {
    "pool:read",
    "pool:trade",
    "pool:provide",
    "pool:operate",
    "pool:configure",
    "custody:confirm",
    "treasury:pay",
    "sandbox:drive"
  };

  private final int port;

  public PoolFixture(int port) {
    this.port = port;
  }

  /** A subject with every scope. */
  public Http as(String subject) {
    return as(subject, EVERYTHING);
  }

  /** A subject with these scopes. */
  public Http as(String subject, String... scopes) {
    return Http.to(port).withToken(TestTokens.shared().mint(subject, "pool-service", scopes));
  }

  /** A pool with three tranches, a collateral asset and one market. */
  public void configure() {
    configure(POOL, MARKET);
  }

  /** A pool of another name with a market of its own. */
  public void configure(String pool, String market) {
    Http operator = as("operator");
    put(operator, "/v1/pools/" + pool, content());
    tranche(operator, pool, "senior", 0, "0.05");
    tranche(operator, pool, "mezzanine", 1, "0.08");
    tranche(operator, pool, "junior", 2, "0");
    put(
        operator,
        "/v1/markets/" + market,
        Map.of(
            "pool", pool,
            "feed", "BTC-USD",
            "pricing", Map.of("model", "skew-premium", "depth", "1000"),
            "sizeStep", "0.0001",
            "priceTick", "0.01",
            "minNotional", "10",
            "maxOpenNotional", "1000000",
            "maxPoolLoss", "500000",
            "state", "OPEN"));
  }

  /** The pool's second version: insurance has a target, and fee income is streamed. */
  public void configureIncome(String insuranceTarget, long incomeStreamSeconds) {
    Map<String, Object> content = new HashMap<>(content());
    content.put("insuranceTarget", insuranceTarget);
    content.put("incomeStreamSeconds", incomeStreamSeconds);
    Http.Answer answer =
        expect(
            as("operator")
                .with("Idempotency-Key", UUID.randomUUID().toString())
                .with("If-Match", "\"1\"")
                .put("/v1/pools/" + POOL, content),
            200);
    if (!answer.json().path("insuranceTarget").asString().equals(insuranceTarget)) {
      throw new AssertionError(answer.text());
    }
  }

  private static Map<String, Object> content() {
    return Map.of(
        "settlementAsset",
        "USDC",
        "assets",
        List.of(Map.of("asset", "WETH", "scale", 8, "feed", "ETH-USD")),
        "utilisationStop",
        "0.8",
        "redemptionStop",
        "0.9",
        "epochSeconds",
        86_400,
        "roundIntervalSeconds",
        300,
        "minimumRoundMillis",
        1_000,
        "maxClockSkewMillis",
        0,
        "subordination",
        Map.of("senior", "0.7", "mezzanine", "0.9"),
        "outflowPerEpoch",
        "0.25");
  }

  private static void tranche(Http operator, String pool, String tranche, int rank, String target) {
    put(
        operator,
        "/v1/pools/" + pool + "/tranches/" + tranche,
        Map.of("rank", rank, "targetReturnAnnual", target));
  }

  /** A new account of {@code subject}. */
  public UUID account(String subject) {
    UUID account = UUID.randomUUID();
    expect(as(subject).put("/v1/accounts/" + account, Map.of("pool", POOL)), 201);
    return account;
  }

  /** A new provider that is {@code subject}. */
  public UUID provider(String subject) {
    UUID provider = UUID.randomUUID();
    expect(as(subject).put("/v1/providers/" + provider, Map.of("pool", POOL)), 201);
    return provider;
  }

  /** A market order. */
  public static Map<String, Object> order(String size) {
    return Map.of(
        "market",
        MARKET,
        "size",
        size,
        "type",
        "MARKET",
        "reduceOnly",
        false,
        "maxAgeSeconds",
        300);
  }

  private static void put(Http http, String path, Object body) {
    expect(http.with("Idempotency-Key", UUID.randomUUID().toString()).put(path, body), 201);
  }

  /** Fails with the body unless the status is the expected one. */
  public static Http.Answer expect(Http.Answer answer, int status) {
    if (answer.status() != status) {
      throw new AssertionError(
          "expected " + status + ", got " + answer.status() + ": " + answer.text());
    }
    return answer;
  }
}
