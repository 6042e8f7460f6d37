package io.counterpool.margin.portfolio;

import static org.assertj.core.api.Assertions.assertThat;

import io.counterpool.kit.testing.Http.Answer;
import io.counterpool.margin.Desk;
import io.counterpool.margin.MarginTest;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@MarginTest
class PortfolioApiTest {

  @LocalServerPort int port;
  @Autowired Portfolios portfolios;
  private Desk desk = new Desk(0);
  private final UUID account = UUID.randomUUID();

  @BeforeEach
  void open() {
    desk = new Desk(port);
  }

  @Test
  void ignoresVersionsThatArriveOutOfOrder() {
    assertThat(status(desk.portfolios(version(2, "200")))).isEqualTo("APPLIED");
    assertThat(status(desk.portfolios(version(1, "100")))).isEqualTo("IGNORED");
    assertThat(status(desk.portfolios(version(2, "999")))).isEqualTo("IGNORED");
    assertThat(cash()).isEqualTo("200");
    assertThat(status(desk.portfolios(version(3, "300")))).isEqualTo("APPLIED");
    assertThat(cash()).isEqualTo("300");
  }

  @Test
  void takesTheHighestOfOneBatch() {
    Answer answer =
        desk.portfolios(version(1, "100"), version(3, "300"), version(2, "200"), version(3, "9"));
    assertThat(
            answer.json().get("items").valueStream().map(item -> item.get("status").stringValue()))
        .containsExactly("IGNORED", "APPLIED", "IGNORED", "IGNORED");
    assertThat(cash()).isEqualTo("300");
  }

  @Test
  void takesASinglePortfolioToo() {
    String body =
        version(4, "400")
            .replace("\"account\":\"" + account + "\"", "\"pool\":\"" + desk.pool() + "\"");
    Answer answer = desk.http().put("/v1/portfolios/" + account, body);
    assertThat(answer.text())
        .isEqualTo("{\"account\":\"%s\",\"version\":4,\"status\":\"APPLIED\"}".formatted(account));
    assertThat(cash()).isEqualTo("400");
  }

  @Test
  void refusesAnAccountOfAnotherPool() {
    desk.portfolios(version(1, "100"));
    Answer answer = new Desk(port).portfolios(version(2, "200"));
    assertThat(answer.status()).isEqualTo(409);
    assertThat(answer.problem()).isEqualTo("portfolio-in-other-pool");
    assertThat(cash()).isEqualTo("100");
  }

  @Test
  void refusesWhatCannotBeAPortfolio() {
    String right = version(1, "1");
    assertThat(desk.portfolios(version(0, "1")).status()).isEqualTo(400);
    assertThat(desk.portfolios(right.replace("\"4000\"", "\"-4000\"")).status()).isEqualTo(400);
    assertThat(desk.portfolios(right.replace("\"size\":\"2\"", "\"size\":\"0\"")).status())
        .isEqualTo(400);
    assertThat(desk.portfolios().status()).isEqualTo(400);
  }

  private String version(long version, String cash) {
    return Desk.long2(account, version, cash, "ETH-USD-PERP");
  }

  private String cash() {
    return portfolios
        .find(new AccountId(account))
        .orElseThrow()
        .portfolio()
        .settlementCash()
        .toString();
  }

  private static String status(Answer answer) {
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return answer.json().at("/items/0/status").stringValue();
  }
}
