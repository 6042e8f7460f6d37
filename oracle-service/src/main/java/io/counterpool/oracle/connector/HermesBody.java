package io.counterpool.oracle.connector;

import io.counterpool.models.OutOfRangeException;
import io.counterpool.models.oracle.ScaledPrice;
import java.math.BigDecimal;
import tools.jackson.databind.JsonNode;

/**
 * What Hermes says of one price: {@code parsed[].price}, where price and confidence are mantissas.
 *
 * @param price above 0
 * @param confidence 0 or more
 * @param timeMillis when it was published
 */
record HermesBody(BigDecimal price, BigDecimal confidence, long timeMillis) {

  /**
   * Reads a body of status 2xx.
   *
   * @param id 64 hexadecimal digits, as Hermes writes it back
   */
  static HermesBody read(String body, String id) throws SourceException {
    for (JsonNode feed : BodyFields.tree(body).path("parsed")) {
      if (id.equals(feed.path("id").asString(""))) {
        return of(feed.path("price"));
      }
    }
    throw BodyFields.malformed("/parsed", "a list with " + id);
  }

  private static HermesBody of(JsonNode price) throws SourceException {
    long exponent = BodyFields.whole(price, "/expo");
    if (exponent < -30 || exponent > 30) {
      throw BodyFields.malformed("/expo", "from -30 to 30");
    }
    BigDecimal value = scaled(price, "/price", exponent);
    BigDecimal confidence = scaled(price, "/conf", exponent);
    if (value.signum() <= 0 || confidence.signum() < 0) {
      throw new SourceException(
          FailureReason.NO_PRICE, "price " + value + " with confidence " + confidence);
    }
    return new HermesBody(
        value,
        confidence,
        BodyFields.requireTime("/publish_time", BodyFields.whole(price, "/publish_time"), 1000));
  }

  private static BigDecimal scaled(JsonNode price, String pointer, long exponent)
      throws SourceException {
    try {
      return new ScaledPrice(BodyFields.whole(price, pointer), (int) exponent).value();
    } catch (OutOfRangeException noPrice) {
      throw new SourceException(
          FailureReason.MALFORMED, String.valueOf(noPrice.getMessage()), noPrice);
    }
  }
}
