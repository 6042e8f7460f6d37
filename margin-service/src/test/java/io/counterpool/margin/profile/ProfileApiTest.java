package io.counterpool.margin.profile;

import static org.assertj.core.api.Assertions.assertThat;

import io.counterpool.kit.testing.Http;
import io.counterpool.kit.testing.Http.Answer;
import io.counterpool.kit.testing.TestTokens;
import io.counterpool.margin.Desk;
import io.counterpool.margin.MarginTest;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;

@MarginTest
class ProfileApiTest {

  private static final String PROFILE =
      """
      {"feed":"ETH-USD","initialRate":"0.1","maintenanceRate":"0.05","sizeScale":"1000",\
      "bufferFraction":"0.2","closeOutFeeRate":"0.01","payableProfitFraction":"0.8",\
      "sizeStep":"0.0001","termsValiditySeconds":900}\
      """;

  @LocalServerPort int port;
  private Http http = Http.to(0);
  private String path = "";

  @BeforeEach
  void open() {
    Desk desk = new Desk(port);
    http = desk.http();
    path = "/v1/profiles/" + desk.market("ETH");
  }

  private Http withKey() {
    return http.with("Idempotency-Key", UUID.randomUUID().toString());
  }

  @Test
  void keepsEveryVersionUnderItsEntityTag() {
    Answer created = withKey().put(path, PROFILE);
    assertThat(created.status()).as(created.text()).isEqualTo(201);
    assertThat(created.header("ETag")).isEqualTo("\"1\"");
    assertThat(created.header("Location")).isEqualTo(path);
    Answer updated =
        withKey().with("If-Match", "\"1\"").put(path, PROFILE.replace("\"1000\"", "null"));
    assertThat(updated.status()).as(updated.text()).isEqualTo(200);
    assertThat(updated.header("ETag")).isEqualTo("\"2\"");

    Answer read = http.get(path);
    assertThat(read.header("ETag")).isEqualTo("\"2\"");
    assertThat(read.json().get("version").intValue()).isEqualTo(2);
    assertThat(read.json().get("sizeScale").isNull()).isTrue();
    assertThat(read.json().get("initialRate").stringValue()).isEqualTo("0.1");

    Answer versions = http.get(path + "/versions");
    assertThat(versions.json().get("items").size()).isEqualTo(2);
    assertThat(versions.json().at("/items/0/profile/sizeScale").stringValue()).isEqualTo("1000");
    String next = http.get(path + "/versions?limit=1").json().get("next").stringValue();
    assertThat(
            http.get(path + "/versions?limit=1&after=" + next)
                .json()
                .at("/items/0/profile/version")
                .intValue())
        .isEqualTo(2);
  }

  @Test
  void changesOnlyWhatTheCallerHasRead() {
    withKey().put(path, PROFILE);
    assertThat(withKey().put(path, PROFILE).problem()).isEqualTo("precondition-required");
    assertThat(withKey().with("If-Match", "\"2\"").put(path, PROFILE).problem())
        .isEqualTo("version-conflict");
  }

  @Test
  void answersARepeatWithTheSameBytes() {
    Http once = withKey();
    Answer first = once.put(path, PROFILE);
    Answer repeat = once.put(path, PROFILE);
    assertThat(repeat.status()).isEqualTo(201);
    assertThat(repeat.text()).isEqualTo(first.text());
    assertThat(repeat.header("ETag")).isEqualTo("\"1\"");
    assertThat(once.put(path, PROFILE.replace("0.8", "0.7")).problem()).isEqualTo("id-reused");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "maintenanceRate":"0.05" | "maintenanceRate":"0.11"
          "maintenanceRate":"0.05" | "maintenanceRate":"0"
          "initialRate":"0.1"      | "initialRate":"1.1"
          "closeOutFeeRate":"0.01" | "closeOutFeeRate":"0.05"
          "0.8"                    | "1.01"
          "sizeStep":"0.0001"      | "sizeStep":"0"
          "bufferFraction":"0.2"   | "bufferFraction":"-0.1"
          900                      | 0
          "ETH-USD"                | "ETH/USD"
          """)
  void refusesFiguresThatCannotWork(String right, String wrong) {
    Answer answer = withKey().put(path, PROFILE.replace(right, wrong));
    assertThat(answer.status()).as(answer.text()).isEqualTo(400);
    assertThat(http.get(path).status()).isEqualTo(404);
  }

  @Test
  void keepsHaircutsOfCollateral() {
    String asset = "/v1/collaterals/W" + UUID.randomUUID().toString().substring(0, 8);
    String atPar = "{\"feed\":null,\"haircut\":\"0\"}";
    assertThat(withKey().put(asset, "{\"feed\":\"ETH-USD\",\"haircut\":\"0.2\"}").status())
        .isEqualTo(201);
    assertThat(withKey().with("If-Match", "\"1\"").put(asset, atPar).status()).isEqualTo(200);
    assertThat(http.get(asset).json().get("feed").isNull()).isTrue();
    assertThat(http.get(asset + "/versions").json().get("items").size()).isEqualTo(2);
    assertThat(withKey().put(asset, "{\"haircut\":\"1.5\"}").status()).isEqualTo(400);
  }

  @Test
  void asksForTheScope() {
    String reader = TestTokens.shared().mint("ann", "margin-service", "margin:read");
    Http other = Http.to(port).withToken(reader).with("Idempotency-Key", "k");
    assertThat(other.put(path, PROFILE).problem()).isEqualTo("forbidden");
  }
}
