package io.counterpool.models.oracle.venue;

import io.counterpool.models.Bounds;
import io.counterpool.models.OutOfRangeException;
import io.counterpool.models.oracle.Median;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * The fields of a ticker that make a price; a field that the venue does not state is empty.
 *
 * <p>A ticker without any price, or with one that is not above 0, is refused: a venue that says 0
 * has no market. The price is the median of what is there: of bid, ask and last the middle one, so
 * that an old last trade counts only inside the spread; of bid and ask their mean. Source: dYdX v4,
 * daemons/pricefeed.
 *
 * @param timeMillis the venue's own unix milliseconds; empty if the receiver's clock must do
 */
public record VenueTicker(
    Optional<BigDecimal> bid,
    Optional<BigDecimal> ask,
    Optional<BigDecimal> last,
    OptionalLong timeMillis) {

  public VenueTicker {
    List<BigDecimal> stated = Stream.of(bid, ask, last).flatMap(Optional::stream).toList();
    if (stated.isEmpty()) {
      throw new OutOfRangeException("a ticker needs a bid, an ask or a last price");
    }
    for (BigDecimal price : stated) {
      if (price.signum() <= 0) {
        throw new OutOfRangeException("prices of a ticker must be above 0, one was " + price);
      }
    }
  }

  /** Whether the venue would buy for more than it sells: the fields are not of one instant. */
  public boolean isCrossed() {
    return bid.isPresent() && ask.isPresent() && bid.get().compareTo(ask.get()) > 0;
  }

  /** Median of the prices stated; the mean of two is rounded half to even at {@code scale}. */
  public BigDecimal price(int scale) {
    List<BigDecimal> ascending =
        Stream.of(bid, ask, last).flatMap(Optional::stream).sorted().toList();
    return Median.ofWide(ascending, scale, RoundingMode.HALF_EVEN);
  }

  /**
   * How far the price may be off: half the spread, rounded up, and at least one tick. Without a bid
   * or an ask it is one tick, since a last price alone says nothing of how far it is from the next.
   *
   * @param tick the venue's smallest step of a price, above 0
   * @throws OutOfRangeException if the ticker is crossed
   */
  public BigDecimal confidence(BigDecimal tick, int scale) {
    Bounds.positive("tick", tick);
    if (bid.isEmpty() || ask.isEmpty()) {
      return tick;
    }
    if (isCrossed()) {
      throw new OutOfRangeException("bid " + bid.get() + " must not be above ask " + ask.get());
    }
    BigDecimal half = ask.get().subtract(bid.get()).divide(BigDecimal.TWO, scale, RoundingMode.UP);
    return half.max(tick);
  }
}
