package io.counterpool.margin;

import static org.assertj.core.api.Assertions.assertThat;

import io.counterpool.kit.testing.Http;
import io.counterpool.kit.testing.Http.Answer;
import io.counterpool.kit.testing.TestTokens;
import java.util.UUID;

/** Says to a running service what a pool and a risk desk say to it, under names of its own. */
public final class Desk {

  private final Http http;
  private final String suffix = UUID.randomUUID().toString().substring(0, 8);

  public Desk(int port) {
    this.http =
        Http.to(port)
            .withToken(
                TestTokens.shared()
                    .mint(
                        "desk",
                        "margin-service",
                        "margin:read",
                        "margin:feed",
                        "margin:terms",
                        "margin:configure"));
  }

  public Http http() {
    return http;
  }

  /** A pool of this desk alone. */
  public String pool() {
    return "USDC-" + suffix;
  }

  /** A market of this desk alone. */
  public String market(String base) {
    return base + "-USD-PERP-" + suffix;
  }

  /** 10 % initial, 5 % maintenance, buffer 20 %, close-out fee 1 %, step 0.01. */
  public void configure(String market) {
    Answer answer =
        http.with("Idempotency-Key", UUID.randomUUID().toString())
            .put(
                "/v1/profiles/" + market,
                """
                {"feed":"ETH-USD","initialRate":"0.1","maintenanceRate":"0.05","sizeScale":null,\
                "bufferFraction":"0.2","closeOutFeeRate":"0.01","payableProfitFraction":"1",\
                "sizeStep":"0.01","termsValiditySeconds":900}\
                """);
    assertThat(answer.status()).as(answer.text()).isEqualTo(201);
  }

  public Answer terms(String market, long round, String price, String grade) {
    return http.put(
        "/v1/markets/" + market + "/rounds/" + round + "/terms", termsBody(price, grade));
  }

  /** Terms at a price that the oracle lets be used for what is stated, a JSON list. */
  public Answer termsThatAllow(String market, String grade, String allows) {
    return http.put(
        "/v1/markets/" + market + "/rounds/1/terms",
        termsBody("2000", grade)
            .replace("\"volatilityAnnual\"", "\"allows\":" + allows + ",\"volatilityAnnual\""));
  }

  private String termsBody(String price, String grade) {
    return """
    {"pool":"%s","at":"2026-01-31T12:00:00.000Z","price":"%s","confidence":"0",\
    "grade":"%s","volatilityAnnual":null,"longSize":"2","shortSize":"0"}\
    """
        .formatted(pool(), price, grade);
  }

  /** One account with {@code cash} that is long 2 at an entry of 2,000. */
  public static String long2(UUID account, long version, String cash, String market) {
    return """
    {"account":"%s","version":%d,"settlementCash":"%s","collaterals":[],"positions":[\
    {"market":"%s","size":"2","entryNotional":"4000","fundingIndex":"0","borrowIndex":"0"}]}\
    """
        .formatted(account, version, cash, market);
  }

  public Answer portfolios(String... portfolios) {
    return http.post(
        "/v1/portfolios",
        "{\"pool\":\"%s\",\"portfolios\":[%s]}".formatted(pool(), String.join(",", portfolios)));
  }

  /** Terms and decisions of a round with one market. */
  public Answer judge(String market, long round, String price, String grade) {
    Answer terms = terms(market, round, price, grade);
    assertThat(terms.status()).as(terms.text()).isEqualTo(200);
    return decisions(market, round, price, grade);
  }

  public Answer decisions(String market, long round, String price, String grade) {
    return decisions(market, round, price, grade, "");
  }

  /** Decisions of a round; {@code more} are further members of its market. */
  public Answer decisions(String market, long round, String price, String grade, String more) {
    return http.put(
        "/v1/pools/" + pool() + "/rounds/" + round + "/liquidation-decisions",
        """
        {"at":"2026-01-31T12:00:00.000Z","settlementAsset":"USDC","markets":[{"market":"%s",\
        "price":"%s","confidence":"0","grade":"%s","fundingIndex":"0","borrowIndex":"0"%s}],\
        "collaterals":[]}\
        """
            .formatted(market, price, grade, more));
  }
}
