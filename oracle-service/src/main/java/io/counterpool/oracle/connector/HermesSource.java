package io.counterpool.oracle.connector;

import io.counterpool.models.Decimal;
import io.counterpool.models.OutOfRangeException;
import io.counterpool.oracle.connector.ConnectorProperties.Source;
import io.counterpool.oracle.connector.Sighting.ObservedBy;
import java.math.RoundingMode;
import java.time.Instant;

/** Pyth's latest price over Hermes, with the confidence that Pyth states, at least one tick. */
final class HermesSource implements PublicSource {

  private final Source settings;
  private final VenueLine line;

  HermesSource(Source settings, VenueLine line) {
    this.settings = settings;
    this.line = line;
  }

  @Override
  public Sighting look() throws SourceException {
    VenueAnswer answer =
        line.get("/v2/updates/price/latest?ids%5B%5D=" + settings.symbol() + "&parsed=true");
    HermesBody body = HermesBody.read(answer.body(), settings.symbol());
    try {
      Decimal stated = Decimal.of(body.confidence(), Decimal.SCALE, RoundingMode.UP);
      return new Sighting(
          Decimal.of(body.price(), Decimal.SCALE, RoundingMode.HALF_EVEN),
          stated.isLessThan(settings.tick()) ? settings.tick() : stated,
          Instant.ofEpochMilli(body.timeMillis()),
          ObservedBy.SOURCE,
          answer.receivedAt(),
          answer.skewMillis());
    } catch (OutOfRangeException noPrice) {
      throw new SourceException(
          FailureReason.NO_PRICE, String.valueOf(noPrice.getMessage()), noPrice);
    }
  }
}
