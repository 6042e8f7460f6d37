package io.counterpool.oracle.round;

import static org.assertj.core.api.Assertions.assertThat;

import io.counterpool.models.Decimal;
import io.counterpool.models.oracle.PlainMedian;
import io.counterpool.models.oracle.PriceGrade;
import io.counterpool.models.volatility.EwmaVariance;
import io.counterpool.oracle.feed.ConversionOperation;
import io.counterpool.oracle.feed.FeedId;
import io.counterpool.oracle.feed.FeedSettings;
import io.counterpool.oracle.feed.PublisherId;
import io.counterpool.oracle.report.Report;
import io.counterpool.oracle.volatility.VolatilityState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Which round of another feed reports may be converted by. */
class PriceIndexTest {

  private static final Instant NOON = Instant.parse("2030-01-01T12:00:00Z");
  private static final FeedSettings OWN = settings("USD", 2, 60);
  private static final FeedSettings INDEX = settings("USD", 3, 600);

  private static FeedSettings settings(String quote, int quorum, int maxAgeSeconds) {
    return new FeedSettings(
        "BTC",
        quote,
        8,
        300,
        Decimal.of("0.005"),
        quorum,
        maxAgeSeconds,
        1000,
        0,
        Decimal.of("0.05"),
        Decimal.of("0.02"),
        new PlainMedian(),
        new EwmaVariance(Decimal.of("0.94"), 3600),
        null,
        null,
        null,
        null);
  }

  private static Round round(PriceGrade grade, @Nullable String price, int valid, int quorum) {
    Decimal stated = price == null ? null : Decimal.of(price);
    return new Round(
        new FeedId("USDC-USD"),
        7,
        70,
        1,
        NOON,
        RoundCause.HEARTBEAT,
        grade,
        stated,
        stated == null ? null : Decimal.of("0.001"),
        valid,
        quorum,
        5,
        100,
        stated == null ? null : 90L,
        stated == null ? null : NOON,
        stated == null ? null : NOON,
        null,
        null,
        VolatilityState.NONE,
        new Grading(null, null, null, null, null),
        Round.NO_HASH,
        Round.NO_HASH,
        null);
  }

  private static boolean usable(FeedSettings own, FeedSettings index, Round round, Instant now) {
    return PriceIndex.of(own, index, round, now).isPresent();
  }

  @Test
  void isAValidRoundOfItsOwnQuorum() {
    Round good = round(PriceGrade.VALID, "0.999", 3, 3);
    assertThat(PriceIndex.of(OWN, INDEX, good, NOON))
        .contains(
            new PriceIndex(
                new FeedId("USDC-USD"), 7, Decimal.of("0.999"), Decimal.of("0.001"), 3, 3));
    assertThat(PriceIndex.of(OWN, INDEX, null, NOON)).isEmpty();
    assertThat(usable(OWN, INDEX, round(PriceGrade.UNCERTAIN, "0.999", 3, 3), NOON)).isFalse();
    assertThat(usable(OWN, INDEX, round(PriceGrade.BELOW_QUORUM, null, 2, 3), NOON)).isFalse();
    // Made when two were enough; now its feed asks for three.
    assertThat(usable(OWN, INDEX, round(PriceGrade.VALID, "0.999", 2, 2), NOON)).isFalse();
    assertThat(usable(settings("EUR", 2, 60), INDEX, good, NOON)).isFalse();
  }

  @Test
  void isNoOlderThanTheGreatestAgeOfBothFeeds() {
    Round good = round(PriceGrade.VALID, "0.999", 3, 3);
    assertThat(usable(OWN, INDEX, good, NOON.plusSeconds(60))).isTrue();
    assertThat(usable(OWN, INDEX, good, NOON.plusSeconds(60).plusMillis(1))).isFalse();
    FeedSettings patient = settings("USD", 2, 3600);
    assertThat(usable(patient, INDEX, good, NOON.plusSeconds(600))).isTrue();
    assertThat(usable(patient, INDEX, good, NOON.plusSeconds(600).plusMillis(1))).isFalse();
  }

  @Test
  void doesNotConvertOutOfTheRangeOfAReport() {
    PriceIndex million =
        new PriceIndex(new FeedId("I"), 1, Decimal.of(1_000_000), Decimal.ONE, 1, 1);
    assertThat(million.convert(report("999999999"), ConversionOperation.MULTIPLY)).isPresent();
    assertThat(million.convert(report("1000000000.1"), ConversionOperation.MULTIPLY)).isEmpty();
    assertThat(million.convert(report("1000000000000000"), ConversionOperation.MULTIPLY)).isEmpty();
    PriceIndex tiny =
        new PriceIndex(new FeedId("I"), 1, Decimal.ofUnits(1, 18), Decimal.ZERO, 1, 1);
    assertThat(tiny.convert(report("0.9"), ConversionOperation.MULTIPLY)).isEmpty();
    assertThat(tiny.convert(report("2"), ConversionOperation.DIVIDE)).isEmpty();
  }

  private static Report report(String price) {
    return new Report(
        new FeedId("F"), new PublisherId("p"), 1, Decimal.of(price), Decimal.ZERO, NOON);
  }
}
