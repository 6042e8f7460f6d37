package io.counterpool.margin.terms;

import static org.assertj.core.api.Assertions.assertThat;

import io.counterpool.kit.testing.Http.Answer;
import io.counterpool.kit.wire.CanonicalJson;
import io.counterpool.kit.wire.WireConfiguration;
import io.counterpool.margin.Desk;
import io.counterpool.margin.MarginTest;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.core.type.TypeReference;

@MarginTest
class TermsApiTest {

  @LocalServerPort int port;
  private Desk desk = new Desk(0);
  private String market = "";

  @BeforeEach
  void open() {
    desk = new Desk(port);
    market = desk.market("ETH");
    desk.configure(market);
  }

  @Test
  void resolvesTheProfileInForce() {
    Answer terms = desk.terms(market, 1, "2000", "VALID");
    assertThat(terms.status()).as(terms.text()).isEqualTo(200);
    assertThat(terms.text())
        .startsWith(
            """
            {"market":"%s","round":1,"at":"2026-01-31T12:00:00.000Z",\
            "validUntil":"2026-01-31T12:15:00.000Z","profileVersion":1,"initialRate":"0.1",\
            "maintenanceRate":"0.05","sizeScale":null,"bufferFraction":"0.2",\
            "closeOutFeeRate":"0.01","payableProfitFraction":"1","sizeStep":"0.01","haircuts":{\
            """
                .formatted(market));
    assertThat(terms.json().get("liquidationAllowed").booleanValue()).isTrue();
  }

  @Test
  void hashesEverythingButTheHash() {
    Answer terms = desk.terms(market, 1, "2000", "VALID");
    var mapper = WireConfiguration.mapper();
    TreeMap<String, Object> content =
        mapper.readValue(terms.text(), new TypeReference<TreeMap<String, Object>>() {});
    Object hash = content.remove("hash");
    assertThat(hash).isEqualTo(new CanonicalJson(mapper).hash(content));
  }

  @Test
  void repeatsItselfByteForByteWhateverChangedSince() {
    Answer first = desk.terms(market, 1, "2000", "VALID");
    Answer changed =
        desk.http()
            .with("Idempotency-Key", "next")
            .with("If-Match", "\"1\"")
            .put(
                "/v1/profiles/" + market,
                """
                {"feed":"ETH-USD","initialRate":"0.2","maintenanceRate":"0.1",\
                "bufferFraction":"0.2","closeOutFeeRate":"0.01","payableProfitFraction":"1",\
                "sizeStep":"0.01","termsValiditySeconds":900}\
                """);
    assertThat(changed.status()).isEqualTo(200);
    assertThat(desk.terms(market, 1, "2000", "VALID").text()).isEqualTo(first.text());
    assertThat(desk.terms(market, 2, "2000", "VALID").json().get("profileVersion").intValue())
        .isEqualTo(2);
    assertThat(desk.http().get("/v1/markets/" + market + "/rounds/1/terms").text())
        .isEqualTo(first.text());
  }

  @Test
  void refusesAnotherRequestForTheSameRound() {
    desk.terms(market, 1, "2000", "VALID");
    Answer other = desk.terms(market, 1, "2001", "VALID");
    assertThat(other.status()).isEqualTo(409);
    assertThat(other.problem()).isEqualTo("id-reused");
  }

  @Test
  void refusesRoundsThatGoBack() {
    desk.terms(market, 5, "2000", "VALID");
    Answer back = desk.terms(market, 4, "2000", "VALID");
    assertThat(back.problem()).isEqualTo("round-out-of-order");
    assertThat(back.json().get("last").intValue()).isEqualTo(5);
    assertThat(desk.terms(market, 7, "2000", "VALID").status()).isEqualTo(200);
  }

  @Test
  void forbidsLiquidationOnGradesThatForbidIt() {
    Answer terms = desk.terms(market, 1, "2000", "BELOW_QUORUM");
    assertThat(terms.json().get("liquidationAllowed").booleanValue()).isFalse();
  }

  @Test
  void liquidatesByTheActionsThatTheOracleStatesAndNotByTheGrade() {
    assertThat(
            desk.termsThatAllow(market, "VALID", "[\"OPEN\",\"REDUCE\"]")
                .json()
                .get("liquidationAllowed")
                .booleanValue())
        .isFalse();
    String other = desk.market("OTHER");
    desk.configure(other);
    assertThat(
            desk.termsThatAllow(other, "STALE", "[\"REDUCE\",\"LIQUIDATE\"]")
                .json()
                .get("liquidationAllowed")
                .booleanValue())
        .isTrue();
    assertThat(desk.termsThatAllow(other, "VALID", "[\"LEND\"]").status()).isEqualTo(400);
  }

  @Test
  void knowsNoTermsOfAMarketWithoutAProfile() {
    assertThat(desk.terms(desk.market("DOGE"), 1, "2000", "VALID").status()).isEqualTo(404);
    assertThat(desk.http().get("/v1/markets/" + market + "/rounds/9/terms").status())
        .isEqualTo(404);
  }
}
