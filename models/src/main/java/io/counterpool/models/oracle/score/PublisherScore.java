package io.counterpool.models.oracle.score;

import io.counterpool.models.Decimal;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How well a publisher did over a window of rounds.
 *
 * <p>{@code uptime = counted ÷ rounds}, rounded down. {@code distance} is the median of the
 * relative distances, the lower middle of an even count. {@code delaySpreadMillis} is the
 * interquartile range of the delays with nearest ranks: {@code sorted[⌈3n ÷ 4⌉ − 1] − sorted[⌈n ÷
 * 4⌉ − 1]}. Order inside the window changes nothing.
 *
 * @param rounds in the window
 * @param uptime 0 to 1; 1 for an empty window
 * @param distance null without a distance in the window
 * @param delaySpreadMillis ≥ 0; null without a delay in the window
 */
public record PublisherScore(
    int rounds, Decimal uptime, @Nullable Decimal distance, @Nullable Long delaySpreadMillis) {

  /** Before the first round. */
  public static final PublisherScore NONE = new PublisherScore(0, Decimal.ONE, null, null);

  /** The score of a window. */
  public static PublisherScore of(Collection<ScoreSample> window) {
    if (window.isEmpty()) {
      return NONE;
    }
    long counted = window.stream().filter(ScoreSample::counted).count();
    List<Decimal> distances =
        window.stream().map(ScoreSample::distance).filter(Objects::nonNull).sorted().toList();
    List<Long> delays =
        window.stream().map(ScoreSample::delayMillis).filter(Objects::nonNull).sorted().toList();
    return new PublisherScore(
        window.size(),
        Decimal.of(counted).dividedBy(Decimal.of(window.size()), RoundingMode.FLOOR),
        distances.isEmpty() ? null : distances.get(rank(distances.size(), 2)),
        delays.isEmpty()
            ? null
            : delays.get(rank(delays.size(), 3)) - delays.get(rank(delays.size(), 1)));
  }

  /** Place of the nearest rank of {@code quarters} quarters among {@code count} sorted values. */
  private static int rank(int count, int quarters) {
    return Math.ceilDiv(quarters * count, 4) - 1;
  }
}
