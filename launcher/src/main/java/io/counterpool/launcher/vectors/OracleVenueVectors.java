package io.counterpool.launcher.vectors;

import io.counterpool.models.oracle.ScaledPrice;
import io.counterpool.models.oracle.venue.FeedRound;
import io.counterpool.models.oracle.venue.VenueTicker;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * Recorded answers of venues. Where a body keeps its fields is read here; what they mean is of
 * {@code models}.
 */
final class OracleVenueVectors {

  private static final Pattern DECIMALS = Pattern.compile("decimals\\(\\)=(\\d+)");
  private static final Pattern TAKEN = Pattern.compile("take (\\w+)");
  private static final Pattern PAIR = Pattern.compile("pair=(\\w+)");
  private static final Pattern SYMBOL = Pattern.compile("symbol=(\\w+)");
  private static final Pattern FEED = Pattern.compile("ids\\[\\]=(?:0x)?(\\w+)");

  private OracleVenueVectors() {}

  static void register(Map<String, VectorModel> models) {
    models.put("oracle/venue-response-parsing.json", OracleVenueVectors::response);
  }

  private static Answer response(Inputs in) {
    if (in.has("status") && in.count("status") / 100 != 2) {
      throw new IllegalArgumentException("venue error: status " + in.count("status"));
    }
    JsonNode body = in.node().path("body");
    String request = in.has("request") ? in.text("request") : "";
    return switch (in.text("venue")) {
      case "coinbase-exchange" ->
          answer(ticker(body, "/bid", "/ask", "/price", isoMillis(body.path("time"))));
      case "kraken" -> answer(kraken(body, request));
      case "binance" -> answer(binance(body, request));
      case "bitstamp" ->
          answer(ticker(body, "/bid", "/ask", "/last", millis("timestamp", body, 1000)));
      case "okx" -> answer(okx(body));
      case "pyth-hermes" -> hermes(body, request);
      case "chainlink" -> round(body, request);
      default -> throw new IllegalArgumentException("venue is not known: " + in.text("venue"));
    };
  }

  private static Answer answer(VenueTicker ticker) {
    Answer answer = new Answer();
    put(answer, "bid", ticker.bid());
    put(answer, "ask", ticker.ask());
    put(answer, "last", ticker.last());
    return put(answer, "timeMillis", ticker.timeMillis());
  }

  private static Answer put(Answer answer, String name, OptionalLong time) {
    return time.isPresent()
        ? answer.with(name, BigDecimal.valueOf(time.getAsLong()))
        : answer.withNull(name);
  }

  private static void put(Answer answer, String name, Optional<BigDecimal> value) {
    value.ifPresentOrElse(price -> answer.with(name, price), () -> answer.withNull(name));
  }

  private static VenueTicker kraken(JsonNode body, String request) {
    if (!body.path("error").isEmpty()) {
      throw new IllegalArgumentException("venue error: " + body.path("error"));
    }
    JsonNode result = body.path("result");
    String wanted = found(TAKEN, request).or(() -> found(PAIR, request)).orElse("");
    JsonNode pair = result.path(wanted);
    if (pair.isMissingNode() && result.size() == 1) {
      // The venue may answer under another name than it was asked for: XBTUSD as XXBTZUSD.
      pair = result.iterator().next();
    }
    return ticker(pair, "/b/0", "/a/0", "/c/0", OptionalLong.empty());
  }

  private static VenueTicker binance(JsonNode body, String request) {
    JsonNode one = body.isArray() ? member(body, "symbol", found(SYMBOL, request)) : body;
    if (one.has("code")) {
      throw new IllegalArgumentException("venue error: " + one.path("msg").asString(""));
    }
    return ticker(one, "/bidPrice", "/askPrice", "/lastPrice", millis("closeTime", one, 1));
  }

  private static VenueTicker okx(JsonNode body) {
    if (!body.path("code").asString("").equals("0")) {
      throw new IllegalArgumentException("venue error: " + body.path("msg").asString(""));
    }
    JsonNode one = body.path("data").path(0);
    return ticker(one, "/bidPx", "/askPx", "/last", millis("ts", one, 1));
  }

  private static VenueTicker ticker(
      JsonNode node, String bid, String ask, String last, OptionalLong time) {
    Function<String, Optional<BigDecimal>> price =
        pointer ->
            Optional.of(node.at(pointer))
                .filter(OracleVenueVectors::isStated)
                .map(value -> number(pointer.substring(1), value));
    return new VenueTicker(price.apply(bid), price.apply(ask), price.apply(last), time);
  }

  private static Answer hermes(JsonNode body, String request) {
    JsonNode feed = member(body.path("parsed"), "id", found(FEED, request));
    JsonNode price = feed.path("price");
    JsonNode average = feed.path("ema_price");
    Answer answer =
        new Answer()
            .with("price", scaled(price, "price"))
            .with("conf", scaled(price, "conf"))
            .with("emaPrice", scaled(average, "price"))
            .with("emaConf", scaled(average, "conf"));
    return put(answer, "timeMillis", millis("publish_time", price, 1000));
  }

  private static BigDecimal scaled(JsonNode price, String name) {
    return new ScaledPrice(
            Inputs.count(name, number(name, price.path(name))),
            Inputs.small("expo", number("expo", price.path("expo"))))
        .value();
  }

  private static Answer round(JsonNode body, String request) {
    if (body.has("error")) {
      throw new IllegalArgumentException("venue error: " + body.path("error"));
    }
    String hex = body.path("result").asString("");
    FeedRound round =
        FeedRound.of(HexFormat.of().parseHex(hex.startsWith("0x") ? hex.substring(2) : hex));
    int decimals = found(DECIMALS, request).map(Integer::valueOf).orElse(8);
    return new Answer()
        .with("price", round.price(decimals))
        .with("roundId", round.roundId())
        .with("phaseId", round.phase())
        .with("aggregatorRoundId", round.aggregatorRound())
        .with("startedAt", BigDecimal.valueOf(round.startedAt()))
        .with(
            "timeMillis", BigDecimal.valueOf(round.updatedAt()).multiply(BigDecimal.valueOf(1000)))
        .with("answeredInRound", round.answeredInRound());
  }

  /** The element whose {@code name} is the one wanted; the only one if none is wanted. */
  private static JsonNode member(JsonNode list, String name, Optional<String> wanted) {
    for (JsonNode one : list) {
      if (wanted.isEmpty() ? list.size() == 1 : wanted.get().equals(one.path(name).asString(""))) {
        return one;
      }
    }
    throw new IllegalArgumentException("the answer does not hold " + wanted.orElse("one element"));
  }

  private static Optional<String> found(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
  }

  private static boolean isStated(JsonNode node) {
    return !node.isMissingNode() && !node.isNull();
  }

  private static BigDecimal number(String name, JsonNode node) {
    return node.isNumber() ? Inputs.plain(name, node) : Inputs.plain(name, node.asString(""));
  }

  private static OptionalLong millis(String name, JsonNode body, int unitMillis) {
    JsonNode time = body.path(name);
    if (!isStated(time)) {
      return OptionalLong.empty();
    }
    BigDecimal millis = number(name, time).multiply(BigDecimal.valueOf(unitMillis));
    return OptionalLong.of(Inputs.count(name, millis.setScale(0, RoundingMode.DOWN)));
  }

  private static OptionalLong isoMillis(JsonNode time) {
    try {
      return isStated(time)
          ? OptionalLong.of(Instant.parse(time.asString("")).toEpochMilli())
          : OptionalLong.empty();
    } catch (DateTimeParseException noInstant) {
      throw new IllegalArgumentException("time is not an instant: " + time, noInstant);
    }
  }
}
