package io.counterpool.models.oracle;

import io.counterpool.models.Bounds;
import io.counterpool.models.Decimal;
import io.counterpool.models.OutOfRangeException;
import java.math.BigDecimal;

/**
 * Whether a new price is worth publishing.
 *
 * <p>The first always; then when {@code |new − last| ≥ deviation × |last|} (from a last price of 0
 * any change), or when more than the heartbeat has passed. Source: Chainlink OCR median plugin.
 *
 * @param deviation fraction of the last price, ≥ 0, reached counts
 * @param heartbeatSeconds longest silence, ≥ 0, reached does not count
 */
public record PublishRule(Decimal deviation, long heartbeatSeconds) {

  /** Why a price is published, or that it is not. */
  public enum Reason {
    DEVIATION,
    HEARTBEAT,
    NO_CHANGE;

    public boolean publishes() {
      return this != NO_CHANGE;
    }
  }

  public PublishRule {
    Bounds.notNegative("deviation", deviation);
    if (heartbeatSeconds < 0) {
      throw new OutOfRangeException(
          "heartbeatSeconds must not be below 0, was " + heartbeatSeconds);
    }
  }

  /**
   * The answer for a price that is not the first.
   *
   * @param secondsSinceLast time since the last was published, ≥ 0
   */
  public Reason decide(Decimal last, Decimal price, long secondsSinceLast) {
    if (deviates(last, price)) {
      return Reason.DEVIATION;
    }
    return secondsSinceLast > heartbeatSeconds ? Reason.HEARTBEAT : Reason.NO_CHANGE;
  }

  /** Whether the change from {@code last} reaches the deviation. */
  public boolean deviates(Decimal last, Decimal price) {
    if (last.isZero()) {
      return !price.isZero();
    }
    BigDecimal allowed = last.abs().toBigDecimal().multiply(deviation.toBigDecimal());
    return price.minus(last).abs().toBigDecimal().compareTo(allowed) >= 0;
  }
}
