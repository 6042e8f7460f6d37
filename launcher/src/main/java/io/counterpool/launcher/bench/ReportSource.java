package io.counterpool.launcher.bench;

import io.counterpool.models.Decimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * The publishers whose reports one client sends, signed before they are needed. Publishers take
 * turns; the reports of each rise by one in sequence and by a millisecond in time.
 */
final class ReportSource {

  /** Reports in a request. */
  static final int BATCH = 1_000;

  private static final double NOISE = 0.00002;
  private static final Decimal PRICE = Decimal.of("64000");
  private static final Decimal CONFIDENCE = Decimal.of("6.4");

  private final List<ReportPublisher> publishers = new ArrayList<>();
  private final Instant first;
  private final SplittableRandom random;
  private long made;

  /**
   * New publishers.
   *
   * @param first when the first report of each was observed
   */
  ReportSource(List<String> feeds, int publishersOfEach, Instant first, long seed) {
    this.first = first;
    this.random = new SplittableRandom(seed);
    for (int n = 0; n < publishersOfEach; n++) {
      for (String feed : feeds) {
        publishers.add(ReportPublisher.of(feed, "node-%02d".formatted(n)));
      }
    }
  }

  List<ReportPublisher> publishers() {
    return publishers;
  }

  /** The next reports, in so many batches of this size. */
  List<List<SignedReport>> batches(int count, int size) {
    List<List<SignedReport>> batches = new ArrayList<>();
    for (int n = 0; n < count; n++) {
      batches.add(batch(size));
    }
    return batches;
  }

  private List<SignedReport> batch(int size) {
    List<Decimal> prices =
        IntStream.range(0, size)
            .mapToObj(
                _ ->
                    PRICE.times(
                        Decimal.of(1 + NOISE * random.nextGaussian(), 8, RoundingMode.HALF_EVEN),
                        2,
                        RoundingMode.HALF_EVEN))
            .toList();
    long from = made;
    made += size;
    return IntStream.range(0, size)
        .parallel()
        .mapToObj(
            i -> {
              long turn = (from + i) / publishers.size();
              return SignedReport.of(
                  publishers.get((int) ((from + i) % publishers.size())),
                  turn + 1,
                  prices.get(i),
                  CONFIDENCE,
                  first.plusMillis(turn));
            })
        .toList();
  }
}
