package io.counterpool.oracle.round;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.counterpool.models.Decimal;
import io.counterpool.models.oracle.PriceAction;
import io.counterpool.models.oracle.PriceGrade;
import io.counterpool.oracle.feed.FeedId;
import io.counterpool.oracle.feed.NodeId;
import io.counterpool.oracle.feed.PublisherId;
import io.counterpool.oracle.report.Report;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A round on the wire with the verdict on every report. */
record RoundDetail(
    FeedId feed,
    long round,
    long feedVersion,
    Instant publishedAt,
    RoundCause cause,
    PriceGrade grade,
    @Nullable Decimal price,
    @Nullable Decimal confidence,
    int validPublishers,
    int quorum,
    int publishers,
    long intakeSequence,
    @Nullable Long firstIntakeSequence,
    @Nullable Instant firstObservedAt,
    @Nullable Instant lastObservedAt,
    @Nullable Decimal volatilityAnnual,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Long volatilityForecast,
    @Nullable Long gradesVersion,
    @Nullable List<PriceAction> allows,
    @Nullable Decimal refusedPrice,
    @Nullable Decimal refusedConfidence,
    @Nullable Decimal slowAverage,
    String previousHash,
    String hash,
    @Nullable String keyId,
    @Nullable String signature,
    List<RoundReport> reports) {

  /**
   * A report and its verdict on the wire.
   *
   * @param price as reported
   * @param confidence as reported
   * @param intakeSequence null if the intake refused it
   * @param weight 0 unless it counts
   * @param node null if its publisher has none
   * @param converted in the unit of the feed; null if it counts as reported or not at all
   */
  record RoundReport(
      PublisherId publisher,
      long sequence,
      Decimal price,
      Decimal confidence,
      Instant observedAt,
      @Nullable Long intakeSequence,
      Verdict verdict,
      Decimal weight,
      @Nullable NodeId node,
      @Nullable ConvertedPrice converted) {

    static RoundReport of(JudgedReport judged) {
      Report report = judged.report();
      return new RoundReport(
          report.publisher(),
          report.sequence(),
          report.price(),
          report.confidence(),
          report.observedAt(),
          judged.intakeSequence(),
          judged.verdict(),
          judged.weight(),
          judged.node(),
          judged.converted());
    }
  }

  static RoundDetail of(Round round, List<JudgedReport> reports) {
    RoundView view = RoundView.of(round);
    return new RoundDetail(
        view.feed(),
        view.round(),
        view.feedVersion(),
        view.publishedAt(),
        view.cause(),
        view.grade(),
        view.price(),
        view.confidence(),
        view.validPublishers(),
        view.quorum(),
        view.publishers(),
        view.intakeSequence(),
        view.firstIntakeSequence(),
        view.firstObservedAt(),
        view.lastObservedAt(),
        view.volatilityAnnual(),
        view.volatilityForecast(),
        view.gradesVersion(),
        view.allows(),
        view.refusedPrice(),
        view.refusedConfidence(),
        view.slowAverage(),
        view.previousHash(),
        view.hash(),
        view.keyId(),
        view.signature(),
        reports.stream().map(RoundReport::of).toList());
  }
}
