package io.counterpool.oracle.volatility;

import io.counterpool.models.volatility.forecast.BarReturns;
import io.counterpool.oracle.feed.FeedId;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.springframework.stereotype.Component;

/** Bars as the numerics read them: on their grid, with gaps. */
@Component
class BarSeries {

  private final BarStore bars;

  BarSeries(BarStore bars) {
    this.bars = bars;
  }

  /** A part of the grid; bar {@code size − 1} of the returns ends with it. */
  record Part(BarReturns returns, int present) {}

  /** The {@code length} bars up to the one that ends at {@code until}. */
  Part read(FeedId feed, Duration bar, Instant until, int length) {
    long step = bar.toSeconds();
    long last = until.getEpochSecond();
    long first = last - (length - 1) * step;
    List<Bar> found = bars.list(feed, bar, Instant.ofEpochSecond(first), until, length);
    double[] closes = new double[length];
    Arrays.fill(closes, Double.NaN);
    for (Bar one : found) {
      closes[(int) ((one.endsAt().getEpochSecond() - first) / step)] = one.close().toDouble();
    }
    return new Part(BarReturns.ofCloses((int) step, first, closes), found.size());
  }
}
