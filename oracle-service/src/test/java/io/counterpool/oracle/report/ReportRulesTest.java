package io.counterpool.oracle.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.counterpool.models.Decimal;
import io.counterpool.oracle.feed.FeedId;
import io.counterpool.oracle.feed.PublisherId;
import io.counterpool.oracle.report.ReportOutcome.Accepted;
import io.counterpool.oracle.report.ReportOutcome.Refused;
import io.counterpool.oracle.report.ReportOutcome.Replayed;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ReportRulesTest {

  private static final Instant NOON = Instant.parse("2030-01-01T12:00:00Z");
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final TakenReport LAST = new TakenReport(40, report(7, "100", NOON));

  private static Report report(long sequence, String price, Instant observedAt) {
    return new Report(
        new FeedId("F"),
        new PublisherId("p"),
        sequence,
        Decimal.of(price),
        Decimal.of("0.1"),
        observedAt);
  }

  private static ReportOutcome judge(Report report, @Nullable TakenReport same) {
    return ReportRules.judge(report, same, LAST, 41, NOON, SECOND);
  }

  @Test
  void acceptsTheNextReport() {
    assertThat(judge(report(8, "101", NOON.plusMillis(1)), null)).isEqualTo(new Accepted(41));
    assertThat(ReportRules.judge(report(0, "1", NOON), null, null, 1, NOON, SECOND))
        .isEqualTo(new Accepted(1));
  }

  @Test
  void looksForTheSameReportBeforeAnythingElse() {
    assertThat(judge(report(7, "100.0", NOON), LAST)).isEqualTo(new Replayed(40));
    assertThat(judge(report(7, "100.1", NOON), LAST)).isEqualTo(new Refused.IdReused(7));
  }

  @Test
  void refusesInThePublishedOrder() {
    // Wrong in every way: the sequence is named first, then the observation, then the future.
    assertThat(judge(report(6, "1", NOON), null)).isInstanceOf(Refused.SequenceNotRising.class);
    assertThat(judge(report(8, "1", NOON), null)).isInstanceOf(Refused.NotLater.class);
    assertThat(judge(report(8, "1", NOON.plusMillis(1001)), null))
        .isInstanceOf(Refused.InFuture.class);
    assertThat(judge(report(8, "1", NOON.plusMillis(1000)), null)).isInstanceOf(Accepted.class);
  }

  @Test
  void saysOfASignedReportThatIsNotNewThatItWasReplayed() {
    assertThat(ReportRules.refusal(new Accepted(41))).isEmpty();
    assertThat(ReportRules.refusal(judge(report(7, "100", NOON), LAST))).contains(Refusal.REPLAYED);
    assertThat(ReportRules.refusal(judge(report(6, "1", NOON), null))).contains(Refusal.REPLAYED);
    assertThat(ReportRules.refusal(judge(report(8, "1", NOON), null))).contains(Refusal.REPLAYED);
    assertThat(ReportRules.refusal(judge(report(8, "1", NOON.plusSeconds(2)), null)))
        .contains(Refusal.FUTURE);
    assertThat(ReportRules.refusal(new Refused.BadSignature(new FeedId("F"), new PublisherId("p"))))
        .isEmpty();
  }

  @Test
  void hasTimesThatCanBeStored() {
    for (String outside : new String[] {"1969-12-31T23:59:59.999Z", "+10000-01-01T00:00:00Z"}) {
      assertThatThrownBy(() -> report(1, "1", Instant.parse(outside)))
          .hasMessageContaining("observedAt must be in the years 1970 to 9999");
    }
    assertThat(report(1, "1", Instant.EPOCH).observedAt()).isEqualTo(Instant.EPOCH);
  }
}
