package io.counterpool.oracle.connector;

import static io.counterpool.oracle.connector.Bodies.PYTH_ID;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.counterpool.models.oracle.venue.FeedRound;
import io.counterpool.models.oracle.venue.VenueTicker;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SourceBodyTest {

  private static final Path VECTORS =
      Path.of("../models/src/test/resources/vectors/oracle/venue-response-parsing.json");
  private static final Pattern MARKET =
      Pattern.compile("(?:take |pair=|symbol=|ids\\[]=|instId=)(\\w[\\w-]*)\\)?(?:&|$)");
  private static final Map<String, SourceKind> VENUES =
      Map.of(
          "coinbase-exchange", SourceKind.COINBASE,
          "kraken", SourceKind.KRAKEN,
          "binance", SourceKind.BINANCE,
          "bitstamp", SourceKind.BITSTAMP,
          "okx", SourceKind.OKX,
          "pyth-hermes", SourceKind.PYTH,
          "chainlink", SourceKind.CHAINLINK);
  private static final Instant TIME = Instant.parse("2026-03-01T12:00:00Z");

  static List<JsonNode> recorded() {
    return JsonMapper.builder().build().readTree(VECTORS).path("cases").values().stream().toList();
  }

  @Test
  void everyRecordedVenueIsOneThatAConnectorReads() {
    assertThat(recorded()).hasSize(11);
    assertThat(recorded().stream().map(one -> one.at("/inputs/venue").stringValue()).distinct())
        .containsExactlyInAnyOrderElementsOf(VENUES.keySet());
  }

  @ParameterizedTest
  @MethodSource("recorded")
  void readsWhatIsRecorded(JsonNode recorded) throws SourceException {
    JsonNode inputs = recorded.path("inputs");
    SourceKind kind = requireNonNull(VENUES.get(inputs.path("venue").stringValue()));
    String body = inputs.path("body").toString();
    JsonNode expected = recorded.path("expected");
    if (expected.has("error")) {
      assertThatThrownBy(() -> read(kind, body, inputs))
          .satisfies(failed -> assertThat(failed).isNotInstanceOf(NullPointerException.class));
      return;
    }
    read(kind, body, inputs)
        .forEach(
            (field, value) ->
                assertThat(value)
                    .as(field)
                    .isEqualTo(
                        expected.path(field).isNull()
                            ? Optional.empty()
                            : Optional.of(
                                new BigDecimal(expected.path(field).asString())
                                    .stripTrailingZeros())));
  }

  private static Map<String, Optional<BigDecimal>> read(
      SourceKind kind, String body, JsonNode inputs) throws SourceException {
    Matcher market = MARKET.matcher(inputs.path("request").stringValue());
    String symbol = market.find() ? market.group(1) : "";
    Map<String, Optional<BigDecimal>> fields = new TreeMap<>();
    switch (kind) {
      case PYTH -> {
        HermesBody price = HermesBody.read(body, symbol);
        fields.put("price", Optional.of(price.price()));
        fields.put("conf", Optional.of(price.confidence()));
        fields.put("timeMillis", Optional.of(BigDecimal.valueOf(price.timeMillis())));
      }
      case CHAINLINK -> {
        FeedRound round = FeedRound.of(RpcBody.result(body));
        fields.put("price", Optional.of(round.price(8)));
        fields.put("timeMillis", Optional.of(BigDecimal.valueOf(round.updatedAt() * 1000)));
      }
      default -> {
        VenueTicker ticker = TickerBody.read(kind, body, symbol);
        fields.put("bid", ticker.bid());
        fields.put("ask", ticker.ask());
        fields.put("last", ticker.last());
        fields.put(
            "timeMillis",
            ticker.timeMillis().stream().boxed().findFirst().map(BigDecimal::valueOf));
      }
    }
    fields.replaceAll((_, value) -> value.map(BigDecimal::stripTrailingZeros));
    return fields;
  }

  @Test
  void takesTheOnlyPairOfKrakenUnderWhicheverName() throws SourceException {
    String body = Bodies.kraken("XXBTZUSD", "99", "101", "100");
    assertThat(TickerBody.read(SourceKind.KRAKEN, body, "XBTUSD").bid())
        .contains(new BigDecimal("99"));
  }

  /** One field of a good ticker replaced by something else. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"99\" | 99 | MALFORMED",
        "\"99\" | null | MALFORMED",
        "\"99\" | \"\" | MALFORMED",
        "\"99\" | \"NaN\" | MALFORMED",
        "\"99\" | \"Infinity\" | MALFORMED",
        "\"99\" | \"9.9e1\" | MALFORMED",
        "\"99\" | \"0x63\" | MALFORMED",
        "\"99\" | \" 99\" | MALFORMED",
        "\"99\" | \"99,5\" | MALFORMED",
        "\"99\" | \"1111111111111111111111111111111\" | MALFORMED",
        "\"99\" | true | MALFORMED",
        "\"99\" | [\"99\"] | MALFORMED",
        "\"99\" | {\"bid\":\"99\"} | MALFORMED",
        "\"99\" | \"0\" | NO_PRICE",
        "\"99\" | \"0.000\" | NO_PRICE",
        "\"99\" | \"-99\" | NO_PRICE",
        "\"bid\" | \"bud\" | MALFORMED",
        "\"bid\" | \"ask\" | MALFORMED",
        "\"2026-03-01T12:00:00Z\" | \"yesterday\" | MALFORMED",
        "\"2026-03-01T12:00:00Z\" | \"+999999999-01-01T00:00:00Z\" | MALFORMED",
        "\"2026-03-01T12:00:00Z\" | 1772366400 | MALFORMED",
      })
  void refusesAFieldOfAnotherForm(String good, String bad, FailureReason reason) {
    String body = Bodies.coinbase("99", "101", "100", TIME);
    assertThat(body).contains(good);
    refused(reason, () -> TickerBody.read(SourceKind.COINBASE, body.replace(good, bad), "BTC-USD"));
  }

  static Stream<String> noTickers() {
    return Stream.of(
        "",
        "null",
        "[]",
        "{}",
        "\"99\"",
        "<html>maintenance</html>",
        "{\"message\":\"NotFound\"}",
        "{\"bid\":\"99\",\"ask\":\"101\"",
        "{\"error\":[],\"result\":{}}",
        "[".repeat(2000),
        Bodies.coinbase("99", "101", "100", TIME) + "{}");
  }

  @ParameterizedTest
  @MethodSource("noTickers")
  void refusesWhatIsNoTickerOfAnyVenue(String body) {
    for (SourceKind kind :
        List.of(
            SourceKind.COINBASE,
            SourceKind.KRAKEN,
            SourceKind.BINANCE,
            SourceKind.BITSTAMP,
            SourceKind.OKX)) {
      refused(FailureReason.MALFORMED, () -> TickerBody.read(kind, body, "BTC-USD"));
    }
    refused(FailureReason.MALFORMED, () -> HermesBody.read(body, PYTH_ID));
  }

  @Test
  void refusesTheErrorsThatComeWithStatus200() {
    refused(
        FailureReason.REFUSED,
        () ->
            TickerBody.read(
                SourceKind.KRAKEN, "{\"error\":[\"EQuery:Unknown asset pair\"]}", "XXBTZUSD"));
    refused(
        FailureReason.REFUSED,
        () ->
            TickerBody.read(
                SourceKind.OKX, "{\"code\":\"51001\",\"msg\":\"no\",\"data\":[]}", "BTC-USDT"));
    refused(
        FailureReason.REFUSED,
        () ->
            RpcBody.result(
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"error\":{\"code\":3,\"message\":\"reverted\"}}"));
  }

  @Test
  void refusesTheTickerOfAnotherMarket() {
    String okx = Bodies.okx("99", "101", "100", TIME);
    refused(FailureReason.MALFORMED, () -> TickerBody.read(SourceKind.OKX, okx, "ETH-USDT"));
    String kraken =
        "{\"error\":[],\"result\":{\"XETHZUSD\":{\"a\":[\"1\"],\"b\":[\"1\"],\"c\":[\"1\"]},"
            + "\"XXDGZUSD\":{\"a\":[\"1\"],\"b\":[\"1\"],\"c\":[\"1\"]}}}";
    refused(FailureReason.MALFORMED, () -> TickerBody.read(SourceKind.KRAKEN, kraken, "XXBTZUSD"));
    String hermes = Bodies.hermes("2920679499999", "509500001", -8, TIME);
    refused(FailureReason.MALFORMED, () -> HermesBody.read(hermes, "0".repeat(64)));
  }

  @Test
  void refusesAPythPriceThatIsNone() {
    refused(FailureReason.NO_PRICE, () -> hermes("0", "1", -8));
    refused(FailureReason.NO_PRICE, () -> hermes("-5", "1", -8));
    refused(FailureReason.NO_PRICE, () -> hermes("5", "-1", -8));
    refused(FailureReason.MALFORMED, () -> hermes("5.5", "1", -8));
    refused(FailureReason.MALFORMED, () -> hermes("5", "1", -256));
    refused(FailureReason.MALFORMED, () -> hermes("9999999999999999999", "1", -8));
  }

  private static HermesBody hermes(String mantissa, String confidence, int exponent)
      throws SourceException {
    return HermesBody.read(Bodies.hermes(mantissa, confidence, exponent, TIME), PYTH_ID);
  }

  @Test
  void refusesWordsThatAreNone() {
    refused(FailureReason.MALFORMED, () -> RpcBody.result("{\"result\":\"0xzz\"}"));
    refused(FailureReason.MALFORMED, () -> RpcBody.result("{\"result\":12}"));
    refused(FailureReason.MALFORMED, () -> RpcBody.result("{}"));
  }

  private interface Reading {
    Object read() throws SourceException;
  }

  private static void refused(FailureReason reason, Reading reading) {
    assertThatThrownBy(reading::read)
        .isInstanceOfSatisfying(
            SourceException.class, failed -> assertThat(failed.reason()).isEqualTo(reason));
  }
}
