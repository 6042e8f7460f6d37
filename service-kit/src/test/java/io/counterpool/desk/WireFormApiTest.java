package io.counterpool.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.counterpool.kit.testing.Http;
import io.counterpool.kit.testing.TestTokens;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

@DeskTest
class WireFormApiTest {

  private static final String TICKET =
      """
      {"id":"018f5f6e-0000-7000-8000-000000000001","price":"12.500","weight":"0.000000000000000001",\
      "at":"2026-01-31T12:00:00.123Z","side":"SHORT_SIDE","count":3,\
      "lines":[{"size":"-1","note":"abc"}],"curve":{"model":"flat","rate":"0.10"},"limit":null}\
      """;

  @LocalServerPort int port;
  private Http http = Http.to(0);

  @BeforeEach
  void signIn() {
    http =
        Http.to(port).withToken(TestTokens.shared().mint("ann", "desk", "desk:write", "desk:read"));
  }

  @Test
  void writesDecimalsPlainAndRecordsInTheirOrder() {
    Http.Answer answer = http.post("/v1/echo", TICKET);
    assertThat(answer.text()).isEqualTo(TICKET.replace("12.500", "12.5").replace("0.10", "0.1"));
    assertThat(answer.status()).isEqualTo(200);
  }

  @Test
  void neverWritesAnExponent() {
    // 10^-18 is 1E-18 to BigDecimal.toString.
    assertThat(http.post("/v1/echo", TICKET).json().get("weight").stringValue())
        .isEqualTo("0.000000000000000001");
    assertThat(
            http.post("/v1/echo", TICKET.replace("12.500", "0.000000000000000001"))
                .json()
                .get("price")
                .stringValue())
        .isEqualTo("0.000000000000000001");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"-0\"",
        "\"1E-18\"",
        "\"1e3\"",
        "12.5",
        "12",
        "\"+1\"",
        "\"01\"",
        "\".5\"",
        "\"1.\"",
        "\"\"",
        "\" 1\"",
        "\"NaN\"",
        "\"0.0000000000000000001\"",
        "\"100000000000000000000\"",
        "true",
        "{}",
        "[]"
      })
  void refusesAnyOtherDecimalNamingTheField(String form) {
    Http.Answer answer = http.post("/v1/echo", TICKET.replace("\"12.500\"", form));
    assertThat(answer.status()).as(answer.text()).isEqualTo(400);
    assertThat(answer.problem()).isEqualTo("invalid-field");
    assertThat(answer.json().get("field").stringValue()).isEqualTo("price");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "count":3           | "count":3,"colour":1       | unknown-field | colour
          "note":"abc"        | "note":"abc","x":null      | unknown-field | lines[0].x
          "size":"-1"         | "size":-1                  | invalid-field | lines[0].size
          "size":"-1",        |                            | invalid-field | lines[0].size
          "price":"12.500",   |                            | invalid-field | price
          "price":"12.500"    | "price":null               | invalid-field | price
          "count":3           | "count":3.5                | invalid-field | count
          "count":3           | "count":"3"                | invalid-field | count
          "count":3           | "count":99999999999        | invalid-field | count
          "count":3,          |                            | invalid-field | count
          "SHORT_SIDE"        | "short_side"               | invalid-field | side
          "SHORT_SIDE"        | 1                          | invalid-field | side
          "rate":"0.10"       | "rate":0.1                 | invalid-field | curve.rate
          "rate":"0.10"       | "rate":"0.10","low":"1"    | invalid-field | curve.low
          "rate":"0.10"       | "low":"1"                  | invalid-field | curve.low
          ,"rate":"0.10"      | ''                         | invalid-field | curve.rate
          "model":"flat"      | "model":"round"            | invalid-field | curve.model
          00Z                 | 00+00:00                   | invalid-field | at
          .123Z               | .123+02:00                 | invalid-field | at
          000000000001        | 00000000000x               | invalid-field | id
          "note":"abc"        | "note":"abcd"              | invalid-field | lines[0].note
          """)
  void namesTheFieldThatIsWrong(String from, String to, String type, String field) {
    String body = TICKET.replace("00.123Z", "00Z").replace(from, to == null ? "" : to);
    if (from.equals(".123Z")) {
      body = TICKET.replace(from, to);
    }
    Http.Answer answer = http.post("/v1/echo", body);
    assertThat(answer.status()).as(answer.text()).isEqualTo(400);
    assertThat(answer.problem()).as(answer.text()).isEqualTo(type);
    assertThat(answer.json().get("field").stringValue()).as(answer.text()).isEqualTo(field);
    assertThat(answer.text()).doesNotContain("io.counterpool", "java.", "jackson");
  }

  @Test
  void tellsWhatAModelRefuses() {
    Http.Answer answer =
        http.post(
            "/v1/echo",
            TICKET.replace(
                "{\"model\":\"flat\",\"rate\":\"0.10\"}",
                "{\"knee\":\"1.5\",\"high\":\"2\",\"low\":\"1\",\"model\":\"two-part\"}"));
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().get("detail").stringValue())
        .contains("curve", "knee must be at most 1, was 1.5");
  }

  @Test
  void writesInstantsWithExactlyMilliseconds() {
    assertThat(instant("2026-01-31T12:00:00Z")).isEqualTo("2026-01-31T12:00:00.000Z");
    assertThat(instant("2026-01-31T12:00:00.1Z")).isEqualTo("2026-01-31T12:00:00.100Z");
    assertThat(instant("2026-01-31T12:00:00.123999Z")).isEqualTo("2026-01-31T12:00:00.123Z");
  }

  @Test
  void refusesInstantsWhoseYearHasNotFourDigitsOrIsZero() {
    for (String sent :
        List.of(
            "+10000-01-01T00:00:00Z",
            "+999999999-12-31T23:59:59Z",
            "-0001-01-01T00:00:00Z",
            "0000-12-31T23:59:59Z")) {
      assertThat(http.post("/v1/echo", TICKET.replace("2026-01-31T12:00:00.123Z", sent)).status())
          .as(sent)
          .isEqualTo(400);
      assertThat(
              http.get(
                      "/v1/tickets/018f5f6e-0000-7000-8000-000000000001?at="
                          + sent.replace("+", "%2B"))
                  .status())
          .as(sent)
          .isEqualTo(400);
    }
    assertThat(instant("0001-01-01T00:00:00Z")).isEqualTo("0001-01-01T00:00:00.000Z");
    assertThat(instant("9999-12-31T23:59:59.999Z")).isEqualTo("9999-12-31T23:59:59.999Z");
  }

  private String instant(String sent) {
    return http.post("/v1/echo", TICKET.replace("2026-01-31T12:00:00.123Z", sent))
        .json()
        .get("at")
        .stringValue();
  }

  @Test
  void readsTheSameFormsFromPathsAndParameters() {
    String path = "/v1/tickets/018f5f6e-0000-7000-8000-000000000001";
    assertThat(http.get(path + "?price=1.50&at=2026-01-31T12:00:00Z").text())
        .isEqualTo(
            "[\"018f5f6e-0000-7000-8000-000000000001\",\"1.5\",\"2026-01-31T12:00:00.000Z\",10]");
    assertThat(http.get(path + "?price=1e3").json().get("parameter").stringValue())
        .isEqualTo("price");
    assertThat(http.get(path + "?at=2026-01-31T12:00:00%2B01:00").status()).isEqualTo(400);
    assertThat(http.get("/v1/tickets/none").json().get("parameter").stringValue())
        .isEqualTo("ticket");
  }

  @Test
  void refusesDuplicateFieldsAndTrailingText() {
    assertThat(http.post("/v1/echo", TICKET.replace("\"count\":3", "\"count\":3,\"count\":4")))
        .matches(answer -> answer.status() == 400 && answer.problem().equals("malformed-body"));
    assertThat(http.post("/v1/echo", TICKET + "{}")).matches(answer -> answer.status() == 400);
  }
}
