package io.counterpool.oracle.connector;

import static io.counterpool.oracle.connector.BodyFields.decimal;
import static io.counterpool.oracle.connector.BodyFields.isAbsent;
import static io.counterpool.oracle.connector.BodyFields.malformed;
import static io.counterpool.oracle.connector.BodyFields.millis;
import static io.counterpool.oracle.connector.BodyFields.text;

import io.counterpool.models.OutOfRangeException;
import io.counterpool.models.oracle.venue.VenueTicker;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import tools.jackson.databind.JsonNode;

/** Where each venue's ticker keeps bid, ask, last and time. */
final class TickerBody {

  private TickerBody() {}

  /**
   * Reads a body of status 2xx.
   *
   * @param symbol the market that was asked for; an answer about another is refused
   */
  static VenueTicker read(SourceKind kind, String body, String symbol) throws SourceException {
    JsonNode tree = BodyFields.tree(body);
    return switch (kind) {
      case COINBASE -> ticker(tree, "/bid", "/ask", "/price", isoMillis(tree));
      case KRAKEN -> kraken(tree, symbol);
      case BINANCE -> binance(tree, symbol);
      case BITSTAMP -> ticker(tree, "/bid", "/ask", "/last", millis(tree, "/timestamp", 1000));
      case OKX -> okx(tree, symbol);
      case PYTH, CHAINLINK -> throw new IllegalArgumentException(kind + " has no ticker");
    };
  }

  /** Fails with status 200 by its list of errors; states no time. */
  private static VenueTicker kraken(JsonNode tree, String symbol) throws SourceException {
    JsonNode errors = tree.path("error");
    if (!errors.isEmpty()) {
      throw new SourceException(FailureReason.REFUSED, "the venue says " + errors);
    }
    JsonNode result = tree.path("result");
    // It may answer under another name than it was asked by: XBTUSD as XXBTZUSD.
    JsonNode pair =
        result.has(symbol) || result.size() != 1 ? result.path(symbol) : result.iterator().next();
    return ticker(pair, "/b/0", "/a/0", "/c/0", OptionalLong.empty());
  }

  /** The book ticker of the same shape states neither a last price nor a time. */
  private static VenueTicker binance(JsonNode tree, String symbol) throws SourceException {
    requireMarket(tree, "/symbol", symbol);
    Optional<BigDecimal> last =
        isAbsent(tree, "/lastPrice") ? Optional.empty() : Optional.of(decimal(tree, "/lastPrice"));
    return ticker(
        decimal(tree, "/bidPrice"),
        decimal(tree, "/askPrice"),
        last,
        millis(tree, "/closeTime", 1));
  }

  /** Fails with status 200 by its code. */
  private static VenueTicker okx(JsonNode tree, String symbol) throws SourceException {
    if (!text(tree, "/code").equals("0")) {
      throw new SourceException(
          FailureReason.REFUSED,
          "the venue says " + text(tree, "/code") + " " + tree.path("msg").asString(""));
    }
    JsonNode one = tree.at("/data/0");
    requireMarket(one, "/instId", symbol);
    return ticker(one, "/bidPx", "/askPx", "/last", millis(one, "/ts", 1));
  }

  private static void requireMarket(JsonNode tree, String pointer, String symbol)
      throws SourceException {
    if (!text(tree, pointer).equals(symbol)) {
      throw malformed(pointer, symbol);
    }
  }

  private static VenueTicker ticker(
      JsonNode tree, String bid, String ask, String last, OptionalLong timeMillis)
      throws SourceException {
    return ticker(
        decimal(tree, bid), decimal(tree, ask), Optional.of(decimal(tree, last)), timeMillis);
  }

  private static VenueTicker ticker(
      BigDecimal bid, BigDecimal ask, Optional<BigDecimal> last, OptionalLong timeMillis)
      throws SourceException {
    try {
      return new VenueTicker(Optional.of(bid), Optional.of(ask), last, timeMillis);
    } catch (OutOfRangeException noPrice) {
      throw new SourceException(
          FailureReason.NO_PRICE, String.valueOf(noPrice.getMessage()), noPrice);
    }
  }

  private static OptionalLong isoMillis(JsonNode tree) throws SourceException {
    if (isAbsent(tree, "/time")) {
      return OptionalLong.empty();
    }
    try {
      return OptionalLong.of(
          BodyFields.requireTime("/time", Instant.parse(text(tree, "/time")).toEpochMilli(), 1));
    } catch (DateTimeException | ArithmeticException noInstant) {
      throw new SourceException(FailureReason.MALFORMED, "/time is not an instant", noInstant);
    }
  }
}
