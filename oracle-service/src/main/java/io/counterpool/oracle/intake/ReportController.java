package io.counterpool.oracle.intake;

import io.counterpool.kit.problem.Problem;
import io.counterpool.kit.security.RequireScope;
import io.counterpool.models.Decimal;
import io.counterpool.oracle.feed.ConfiguredFeed;
import io.counterpool.oracle.feed.FeedCatalog;
import io.counterpool.oracle.feed.FeedId;
import io.counterpool.oracle.feed.PublisherId;
import io.counterpool.oracle.intake.IntakeCommand.ReportsAnswer;
import io.counterpool.oracle.intake.IntakeCommand.TakeReports;
import io.counterpool.oracle.report.Report;
import io.counterpool.oracle.report.ReportOutcome;
import io.counterpool.oracle.report.ReportOutcome.Accepted;
import io.counterpool.oracle.report.ReportOutcome.Refused;
import io.counterpool.oracle.report.ReportOutcome.Replayed;
import io.counterpool.oracle.report.SignatureRules;
import io.counterpool.oracle.report.SignatureRules.Checked;
import io.counterpool.oracle.report.Submission;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Takes signed reports in. */
@RestController
class ReportController {

  private static final int MOST_REPORTS = 1_000;
  private static final int LONGEST_SIGNATURE = 128;

  /**
   * A report as it is sent.
   *
   * @param signature base64 of the Ed25519 signature
   */
  record SignedReport(
      FeedId feed,
      PublisherId publisher,
      long sequence,
      Decimal price,
      Decimal confidence,
      Instant observedAt,
      @Size(max = LONGEST_SIGNATURE) String signature) {

    Report report() {
      return new Report(feed, publisher, sequence, price, confidence, observedAt);
    }
  }

  record ReportBatch(@Size(min = 1, max = MOST_REPORTS) List<@Valid SignedReport> reports) {}

  /** What became of a report. */
  enum ReportStatus {
    ACCEPTED,
    REPLAYED,
    REFUSED
  }

  record ReportResult(
      FeedId feed,
      PublisherId publisher,
      long sequence,
      ReportStatus status,
      @Nullable Long intakeSequence,
      @Nullable Problem problem) {

    static ReportResult of(Report report, ReportOutcome outcome) {
      return switch (outcome) {
        case Accepted(long number) -> of(report, ReportStatus.ACCEPTED, number, null);
        case Replayed(long number) -> of(report, ReportStatus.REPLAYED, number, null);
        case Refused refused -> of(report, ReportStatus.REFUSED, null, IntakeProblems.of(refused));
      };
    }

    private static ReportResult of(
        Report report,
        ReportStatus status,
        @Nullable Long intakeSequence,
        @Nullable Problem problem) {
      return new ReportResult(
          report.feed(), report.publisher(), report.sequence(), status, intakeSequence, problem);
    }
  }

  record ReportBatchResult(List<ReportResult> items, long intakeSequence) {}

  private final FeedCatalog catalog;
  private final IntakeWriter writer;
  private final HeadStore heads;
  private final IntakeMetrics metrics;

  ReportController(
      FeedCatalog catalog, IntakeWriter writer, HeadStore heads, IntakeMetrics metrics) {
    this.catalog = catalog;
    this.writer = writer;
    this.heads = heads;
    this.metrics = metrics;
  }

  @RequireScope("oracle:submit")
  @PostMapping("/v1/reports")
  @Operation(
      operationId = "submitReports",
      summary = "Take signed reports in; answered when they are durable")
  ReportBatchResult submit(@Valid @RequestBody ReportBatch batch) {
    List<Report> reports = batch.reports().stream().map(SignedReport::report).toList();
    List<Checked> checked = check(batch.reports(), reports);
    List<Submission> signed = new ArrayList<>();
    for (Checked check : checked) {
      if (check instanceof Checked.Signed(var submission)) {
        signed.add(submission);
      }
    }
    ReportsAnswer answer =
        signed.isEmpty()
            ? new ReportsAnswer(List.of(), heads.read().intakeSequence())
            : writer.answer(new TakeReports(List.copyOf(signed)));
    return new ReportBatchResult(
        results(reports, checked, answer.outcomes().iterator()), answer.intakeSequence());
  }

  private List<Checked> check(List<SignedReport> sent, List<Report> reports) {
    TreeSet<FeedId> feeds = new TreeSet<>();
    reports.forEach(report -> feeds.add(report.feed()));
    Map<FeedId, ConfiguredFeed> configured = catalog.configured(feeds);
    // Half a millisecond of one core each: a batch uses what is free.
    return IntStream.range(0, reports.size())
        .parallel()
        .mapToObj(i -> SignatureRules.check(reports.get(i), sent.get(i).signature(), configured))
        .toList();
  }

  private List<ReportResult> results(
      List<Report> reports, List<Checked> checked, Iterator<ReportOutcome> outcomes) {
    List<ReportResult> results = new ArrayList<>(reports.size());
    for (int i = 0; i < reports.size(); i++) {
      results.add(
          switch (checked.get(i)) {
            case Checked.Signed _ -> ReportResult.of(reports.get(i), outcomes.next());
            case Checked.Unsigned(var reason) -> {
              metrics.judged(reason);
              yield ReportResult.of(reports.get(i), reason);
            }
          });
    }
    return results;
  }
}
