package io.counterpool.oracle.round;

import static org.assertj.core.api.Assertions.assertThat;

import io.counterpool.models.Decimal;
import io.counterpool.models.oracle.Aggregation;
import io.counterpool.models.oracle.PriceGrade;
import io.counterpool.models.volatility.EwmaVariance;
import io.counterpool.oracle.feed.Feed;
import io.counterpool.oracle.feed.FeedId;
import io.counterpool.oracle.feed.FeedSettings;
import io.counterpool.oracle.volatility.VolatilityState;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ScheduleRulesTest {

  private static final FeedId FEED = new FeedId("F");

  private static Feed feed(@Nullable Integer seconds) {
    return new Feed(
        FEED,
        3,
        new FeedSettings(
            "BTC",
            "USD",
            8,
            300,
            Decimal.of("0.005"),
            1,
            600,
            1000,
            0,
            Decimal.of("0.05"),
            Decimal.of("0.02"),
            Aggregation.of("median"),
            new EwmaVariance(Decimal.of("0.94"), 3600),
            null,
            null,
            seconds,
            null));
  }

  private static Round round(long version, String publishedAt) {
    return new Round(
        FEED,
        1,
        1,
        version,
        Instant.parse(publishedAt),
        RoundCause.FIRST,
        PriceGrade.BELOW_QUORUM,
        null,
        null,
        0,
        1,
        1,
        0,
        null,
        null,
        null,
        null,
        null,
        VolatilityState.NONE,
        new Grading(null, null, null, null, null),
        Round.NO_HASH,
        Round.NO_HASH,
        null);
  }

  private static List<String> due(Integer seconds, Round last, String now) {
    return ScheduleRules.due(feed(seconds), last, Instant.parse(now)).stream()
        .map(Instant::toString)
        .toList();
  }

  @Test
  void anInstantIsDueFromItsMillisecondOnAndOnce() {
    Round last = round(3, "2030-01-01T00:00:03Z");
    assertThat(due(10, last, "2030-01-01T00:00:09.999Z")).isEmpty();
    assertThat(due(10, last, "2030-01-01T00:00:10Z")).containsExactly("2030-01-01T00:00:10Z");
    assertThat(due(10, round(3, "2030-01-01T00:00:10Z"), "2030-01-01T00:00:19Z")).isEmpty();
  }

  @Test
  void instantsThatWerePassedUnseenAreMadeGood() {
    assertThat(due(10, round(3, "2030-01-01T00:00:03Z"), "2030-01-01T00:00:31Z"))
        .containsExactly("2030-01-01T00:00:10Z", "2030-01-01T00:00:20Z", "2030-01-01T00:00:30Z");
  }

  @Test
  void afterALongOutageTheNewestCount() {
    List<String> due = due(1, round(3, "2030-01-01T00:00:00Z"), "2030-01-01T01:00:00Z");
    assertThat(due).hasSize(ScheduleRules.MOST_AT_ONCE).last().isEqualTo("2030-01-01T01:00:00Z");
    assertThat(due.getFirst()).isEqualTo("2030-01-01T00:58:21Z");
  }

  @Test
  void newSettingsMakeNothingDueThatNobodyExpected() {
    assertThat(due(10, round(2, "2030-01-01T00:00:03Z"), "2030-01-01T00:00:31Z"))
        .containsExactly("2030-01-01T00:00:30Z");
  }

  @Test
  void nothingIsDueWithoutAnIntervalOrAFirstRound() {
    Instant now = Instant.parse("2030-01-01T00:00:31Z");
    assertThat(ScheduleRules.due(feed(null), round(3, "2030-01-01T00:00:03Z"), now)).isEmpty();
    assertThat(ScheduleRules.due(feed(10), null, now)).isEmpty();
  }
}
