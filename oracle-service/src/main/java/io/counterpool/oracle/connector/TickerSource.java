package io.counterpool.oracle.connector;

import io.counterpool.models.Decimal;
import io.counterpool.models.OutOfRangeException;
import io.counterpool.models.oracle.venue.VenueTicker;
import io.counterpool.oracle.connector.ConnectorProperties.Source;
import io.counterpool.oracle.connector.Sighting.ObservedBy;
import java.math.RoundingMode;
import java.time.Instant;

/** The ticker of a venue: price is the median of bid, ask and last, confidence half the spread. */
final class TickerSource implements PublicSource {

  private final Source settings;
  private final VenueLine line;

  TickerSource(Source settings, VenueLine line) {
    this.settings = settings;
    this.line = line;
  }

  private String request() {
    String symbol = settings.symbol();
    return switch (settings.kind()) {
      case COINBASE -> "/products/" + symbol + "/ticker";
      case KRAKEN -> "/0/public/Ticker?pair=" + symbol;
      case BINANCE -> "/api/v3/ticker/24hr?symbol=" + symbol;
      case BITSTAMP -> "/api/v2/ticker/" + symbol + "/";
      case OKX -> "/api/v5/market/ticker?instId=" + symbol;
      case PYTH, CHAINLINK -> throw new IllegalStateException(settings.kind() + " has no ticker");
    };
  }

  @Override
  public Sighting look() throws SourceException {
    VenueAnswer answer = line.get(request());
    VenueTicker ticker = TickerBody.read(settings.kind(), answer.body(), settings.symbol());
    boolean timed = ticker.timeMillis().isPresent();
    try {
      return new Sighting(
          Decimal.of(ticker.price(Decimal.SCALE), Decimal.SCALE, RoundingMode.HALF_EVEN),
          Decimal.of(
              ticker.confidence(settings.tick().toBigDecimal(), Decimal.SCALE),
              Decimal.SCALE,
              RoundingMode.UP),
          timed ? Instant.ofEpochMilli(ticker.timeMillis().getAsLong()) : answer.asOf(),
          timed ? ObservedBy.SOURCE : ObservedBy.RECEIVER,
          answer.receivedAt(),
          answer.skewMillis());
    } catch (OutOfRangeException noPrice) {
      throw new SourceException(
          FailureReason.NO_PRICE, String.valueOf(noPrice.getMessage()), noPrice);
    }
  }
}
