package io.counterpool.margin.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import io.counterpool.kit.testing.Http.Answer;
import io.counterpool.margin.Desk;
import io.counterpool.margin.FakeOracle;
import io.counterpool.margin.MarginTest;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@MarginTest
class AccountMarginApiTest {

  @LocalServerPort int port;
  @Autowired FakeOracle oracle;
  private Desk desk = new Desk(0);
  private String market = "";
  private final UUID account = UUID.randomUUID();

  @BeforeEach
  void open() {
    desk = new Desk(port);
    market = desk.market("ETH");
    desk.configure(market);
    oracle.say("ETH-USD", "VALID", "2100");
  }

  private Answer margin() {
    return desk.http().get("/v1/portfolios/" + account + "/margin");
  }

  @Test
  void assessesTheStoredCopyAtTheLastPrices() {
    // Long 2 from 2,000 with 500 cash at 2,100: equity 700, maintenance 210.
    desk.portfolios(Desk.long2(account, 4, "500", market));
    desk.terms(market, 1, "2000", "VALID");
    Answer answer = margin();
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    assertThat(answer.json().get("version").intValue()).isEqualTo(4);
    assertThat(answer.json().at("/margin/equity").stringValue()).isEqualTo("700");
    assertThat(answer.json().at("/margin/maintenanceRequirement").stringValue()).isEqualTo("210");
    assertThat(answer.json().at("/margin/positions/0/liquidationPrice").stringValue())
        .isEqualTo("1842.10526349");
    assertThat(answer.json().at("/prices/0/grade").stringValue()).isEqualTo("VALID");
    assertThat(answer.json().at("/prices/0/gradesVersion").intValue()).isEqualTo(3);
    assertThat(answer.json().at("/prices/0/allows").toString()).isEqualTo("[\"REDUCE\"]");
  }

  @Test
  void aShortOwesByTheIndexOfShortsOfTheLastJudgedRound() {
    String longs = Desk.long2(account, 4, "500", market);
    desk.portfolios(longs.replace("\"2\"", "\"-2\"").replace("\"4000\"", "\"-4000\""));
    desk.terms(market, 1, "2000", "VALID");
    Answer judged = desk.decisions(market, 1, "2000", "VALID", ",\"fundingIndexShort\":\"-7\"");
    assertThat(judged.status()).as(judged.text()).isEqualTo(200);
    // 500 − 2 × 100 − 2 × 7
    assertThat(margin().json().at("/margin/equity").stringValue()).isEqualTo("286");
  }

  @Test
  void saysWhatCannotBeValued() {
    desk.portfolios(Desk.long2(account, 1, "500", market));
    Answer withoutTerms = margin();
    assertThat(withoutTerms.status()).isEqualTo(409);
    assertThat(withoutTerms.problem()).isEqualTo("margin-not-assessable");
    assertThat(withoutTerms.json().at("/withoutTerms/0").stringValue()).isEqualTo(market);
    desk.terms(market, 1, "2000", "VALID");
    oracle.say("ETH-USD", "BELOW_QUORUM", "");
    assertThat(margin().json().at("/withoutPrice/0").stringValue()).isEqualTo("ETH-USD");
  }

  @Test
  void knowsNoMarginOfAnAccountNobodySent() {
    assertThat(margin().status()).isEqualTo(404);
  }
}
