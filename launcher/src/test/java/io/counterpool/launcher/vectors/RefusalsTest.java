package io.counterpool.launcher.vectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What is answered to inputs that no recorded case has. */
final class RefusalsTest {

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

  private static JsonNode answer(String file, String inputs) {
    return VectorRun.answer(
        Objects.requireNonNull(Catalogue.MODELS.get(file)),
        JSON.readTree(inputs.replace('\'', '"')));
  }

  private static String error(String file, String inputs) {
    return answer(file, inputs).path("error").asString("");
  }

  @Test
  void answersAnyFaultOfACaseWithItsReason() {
    JsonNode none = JSON.readTree("{}");
    VectorModel broken =
        _ -> {
          throw new IllegalStateException("broken");
        };
    VectorModel silent =
        _ -> {
          throw new IllegalStateException();
        };
    assertThat(VectorRun.answer(broken, none)).hasToString("{\"error\":\"broken\"}");
    assertThat(VectorRun.answer(silent, none)).hasToString("{\"error\":\"IllegalStateException\"}");
  }

  @Test
  void saysWhetherACaseIsRejected() {
    String file = "perps/drift-loss-socialisation.json";
    String inputs = "{'kind':'deposit','loss':'1','totalDeposits':'%s','cumulativeIndex':'1'}";
    JsonNode accepted = answer(file, inputs.formatted("100"));
    assertThat(accepted.has("indexReduction")).isTrue();
    assertThat(accepted.path("rejected").booleanValue()).isFalse();
    assertThat(accepted.has("rejected")).isTrue();
    assertThat(answer(file, inputs.formatted("-100")).path("rejected").booleanValue()).isTrue();
  }

  @Test
  void answersInterestWithoutAPosition() {
    assertThat(
            answer(
                "perps/synthetix-v3-utilisation-interest.json",
                """
                {'positions':[],'lpCapitalUsd':'10','lowGradient':'0.0003','breakpoint':'0.75',
                 'highGradient':'0.01','elapsedSeconds':'1'}
                """))
        .hasToString(
            "{\"lockedUsd\":\"0\",\"utilisation\":\"0\",\"ratePerYear\":\"0\","
                + "\"firstPositionInterest\":null}");
  }

  @Test
  void answersAPriceWithoutATime() {
    JsonNode answer =
        answer("oracle/venue-response-parsing.json", hermes("'price':'5','conf':'1','expo':0"));
    assertThat(answer.path("timeMillis").isNull()).isTrue();
    assertThat(answer.path("price").asString("")).isEqualTo("5");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          'price':'5.5','conf':'1','expo':0                   | price is not a whole number in range
          'price':'5','conf':'1','expo':'99999999999'         | expo is not a whole number in range
          'price':'5','conf':'x','expo':0                     | conf is not a number: x
          'price':'5','conf':'1','expo':0,'publish_time':1e30 | publish_time is not a whole number in range
          """,
      quoteCharacter = '`')
  void namesTheFieldOfAVenue(String price, String message) {
    assertThat(error("oracle/venue-response-parsing.json", hermes(price))).isEqualTo(message);
  }

  private static String hermes(String price) {
    return """
    {'venue':'pyth-hermes','body':{'parsed':[{'id':'1','price':{%s},
     'ema_price':{'price':'4','conf':'1','expo':0}}]}}
    """
        .formatted(price);
  }

  @Test
  void namesAnInputThatIsTooWide() {
    assertThat(
            error(
                "oracle/uniswap-v3-tick-cumulative.json",
                """
                {'capacity':4,'startTime':0,'startTick':0,'updates':[],
                 'secondsAgo':['0','0.5']}
                """))
        .isEqualTo("secondsAgo is not a whole number in range");
    assertThat(
            error(
                "oracle/uniswap-v3-tick-cumulative.json",
                "{'capacity':4000000000,'startTime':0,'startTick':0}"))
        .isEqualTo("capacity is not a whole number in range");
  }

  @ParameterizedTest
  @CsvSource({"1e5000000", "1e-5000000", "-1e2000000000", "0e5000000"})
  void refusesAnExponentThatWouldHangTheRun(String number) {
    assertTimeoutPreemptively(
        Duration.ofSeconds(2),
        () ->
            assertThat(
                    error(
                        "perps/synthetix-v3-utilisation-interest.json",
                        "{'positions':[],'lpCapitalUsd':'" + number + "'}"))
                .startsWith("lpCapitalUsd must have an exponent from -10000 to 10000"));
  }

  @Test
  void refusesDebtThatNothingBacks() {
    assertThat(
            error(
                "fees/aave-v3-kinked-rate.json",
                """
                {'optimalUsageRatio':'0.8','baseVariableBorrowRate':'0.01',
                 'variableRateSlope1':'0.04','variableRateSlope2':'0.6','totalDebt':'80',
                 'virtualUnderlyingBalance':'20','liquidityAdded':'0','liquidityTaken':'100',
                 'unbacked':'0','reserveFactor':'0.1'}
                """))
        .isEqualTo("supplied must be above 0, was 0");
  }
}
