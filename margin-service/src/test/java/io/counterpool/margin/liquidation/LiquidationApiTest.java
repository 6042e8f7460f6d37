package io.counterpool.margin.liquidation;

import static org.assertj.core.api.Assertions.assertThat;

import io.counterpool.kit.testing.Http.Answer;
import io.counterpool.margin.Desk;
import io.counterpool.margin.MarginTest;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

@MarginTest
class LiquidationApiTest {

  @LocalServerPort int port;
  private Desk desk = new Desk(0);
  private String market = "";
  private final UUID account = UUID.randomUUID();

  @BeforeEach
  void open() {
    desk = new Desk(port);
    market = desk.market("ETH");
    desk.configure(market);
  }

  @Test
  void decidesWhoClosesHowMuchAndNamesTheVersions() {
    // 2 at 2,000, cash 500. At 1,840: equity 180, maintenance 184.
    // 180 − 18.4c ≥ 1.2 × (184 − 92c): c ≥ 40.8 / 92 = 0.443…: 0.45.
    desk.portfolios(Desk.long2(account, 7, "500", market));
    Answer answer = desk.judge(market, 1, "1840", "VALID");
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    assertThat(answer.text())
        .startsWith(
            """
            {"pool":"%s","round":1,"accountsAssessed":1,"decisions":[{"account":"%s",\
            "accountVersion":7,"market":"%s","closeSize":"0.45","equity":"180",\
            "maintenance":"184","health":"0.978260869565217391","profileVersion":1}],"hash":"\
            """
                .formatted(desk.pool(), account, market));
  }

  @Test
  void theServedLiquidationPriceIsTheOneThatTriggers() {
    // 500 + 2P − 4000 meets 0.1P at P = 1842.10526316, both 184.2105263…; with equity rounded down
    // and maintenance up to six digits it holds from 2P − 3500 = 184.210527, P = 1842.1052635.
    Answer assessment =
        desk.http()
            .post(
                "/v1/assessments",
                """
                {"settlementCash":"500","collaterals":[],"positions":[{"market":"%s","size":"2",\
                "entryNotional":"4000","price":"2000","fundingIndexNow":"0",\
                "fundingIndexAtTouch":"0","borrowIndexNow":"0","borrowIndexAtTouch":"0",\
                "terms":{"initialRate":"0.1","maintenanceRate":"0.05","sizeScale":null,\
                "closeOutFeeRate":"0.01","payableProfitFraction":"1","bufferFraction":"0.2"}}]}\
                """
                    .formatted(market));
    assertThat(assessment.status()).as(assessment.text()).isEqualTo(200);
    String served = assessment.json().at("/positions/0/liquidationPrice").stringValue();
    assertThat(served).isEqualTo("1842.10526349");
    desk.portfolios(Desk.long2(account, 1, "500", market));
    assertThat(desk.judge(market, 1, "1842.1052635", "VALID").json().get("decisions").size())
        .isZero();
    assertThat(desk.judge(market, 2, served, "VALID").json().get("decisions").size()).isEqualTo(1);
  }

  @Test
  void neverLiquidatesBelowQuorumOrOnAStalePrice() {
    desk.portfolios(Desk.long2(account, 1, "-5000", market));
    assertThat(desk.judge(market, 1, "2000", "BELOW_QUORUM").json().get("decisions").size())
        .isZero();
    Answer stale = desk.judge(market, 2, "2000", "STALE");
    assertThat(stale.json().get("decisions").size()).isZero();
    assertThat(stale.json().get("accountsAssessed").intValue()).isZero();
    assertThat(desk.judge(market, 3, "2000", "VALID").json().get("decisions").size()).isEqualTo(1);
  }

  @Test
  void repeatsItselfByteForByteWhateverChangedSince() {
    desk.portfolios(Desk.long2(account, 1, "0", market));
    Answer first = desk.judge(market, 1, "2000", "VALID");
    desk.portfolios(Desk.long2(account, 2, "5000", market));
    assertThat(desk.decisions(market, 1, "2000", "VALID").text()).isEqualTo(first.text());
    assertThat(desk.decisions(market, 1, "2001", "VALID").problem()).isEqualTo("id-reused");
    assertThat(desk.judge(market, 2, "2000", "VALID").json().get("decisions").size()).isZero();
    assertThat(desk.decisions(market, 1, "2000", "VALID").text()).isEqualTo(first.text());
  }

  @Test
  void refusesRoundsThatGoBackAndRoundsWithoutTerms() {
    assertThat(desk.judge(market, 2, "2000", "VALID").status()).isEqualTo(200);
    assertThat(desk.decisions(market, 1, "2000", "VALID").problem())
        .isEqualTo("round-out-of-order");
    Answer missing = desk.decisions(market, 3, "2000", "VALID");
    assertThat(missing.problem()).isEqualTo("margin-terms-missing");
    assertThat(missing.json().at("/markets/0").stringValue()).isEqualTo(market);
  }

  @Test
  void listsDecisionsOldestFirstPageByPage() {
    desk.portfolios(
        Desk.long2(account, 1, "0", market), Desk.long2(UUID.randomUUID(), 1, "0", market));
    desk.judge(market, 1, "2000", "VALID");
    desk.judge(market, 2, "2000", "VALID");
    String path = "/v1/liquidation-decisions?limit=3&pool=" + desk.pool();
    Answer first = desk.http().get(path);
    assertThat(first.json().get("items").valueStream().map(item -> item.get("round").intValue()))
        .containsExactly(1, 1, 2);
    Answer rest = desk.http().get(path + "&after=" + first.json().get("next").stringValue());
    assertThat(rest.json().get("items").size()).isEqualTo(1);
    assertThat(rest.json().at("/items/0/line").intValue()).isEqualTo(2);
    assertThat(rest.json().get("next").isNull()).isTrue();
  }

  @Test
  void countsAccountsByHealthAndDecisionsByMarket() {
    desk.portfolios(Desk.long2(account, 1, "0", market));
    desk.judge(market, 1, "2000", "VALID");
    String metrics = desk.http().get("/actuator/prometheus").text();
    assertThat(metrics)
        .contains("counterpool_margin_accounts{")
        .contains("band=\"below\"")
        .contains("counterpool_margin_decisions_total{")
        .contains("market=\"" + market + "\"")
        .contains("counterpool_margin_portfolios{");
  }
}
