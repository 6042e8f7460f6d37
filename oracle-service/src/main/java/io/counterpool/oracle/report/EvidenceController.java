package io.counterpool.oracle.report;

import io.counterpool.kit.problem.KitProblems;
import io.counterpool.kit.security.RequireScope;
import io.counterpool.models.Decimal;
import io.counterpool.oracle.feed.FeedId;
import io.counterpool.oracle.feed.PublisherId;
import io.counterpool.oracle.feed.Scheme;
import io.counterpool.oracle.report.ReportLog.Kept;
import io.swagger.v3.oas.annotations.Operation;
import java.time.Instant;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Shows a report with all that is needed to see for oneself who said it. */
@RestController
class EvidenceController {

  /**
   * A report that was taken in.
   *
   * @param signedBy id of the publisher's key, or the signer's address; null for a report that is
   *     older than the rotation of keys
   * @param signature base64
   * @param message base64 of the bytes that were signed
   */
  record ReportView(
      FeedId feed,
      PublisherId publisher,
      long sequence,
      Decimal price,
      Decimal confidence,
      Instant observedAt,
      long intakeSequence,
      @Nullable Instant takenAt,
      Scheme scheme,
      @Nullable String signedBy,
      String signature,
      String message) {

    static ReportView of(Kept kept) {
      Report report = kept.taken().report();
      Evidence evidence = kept.evidence();
      String message = evidence.message();
      return new ReportView(
          report.feed(),
          report.publisher(),
          report.sequence(),
          report.price(),
          report.confidence(),
          report.observedAt(),
          kept.taken().intakeSequence(),
          kept.taken().takenAt(),
          evidence.scheme(),
          evidence.signedBy(),
          evidence.signature(),
          message == null ? Base64.getEncoder().encodeToString(report.signedBytes()) : message);
    }
  }

  private final ReportLog reports;

  EvidenceController(ReportLog reports) {
    this.reports = reports;
  }

  @RequireScope("oracle:read")
  @GetMapping("/v1/feeds/{feed}/publishers/{publisher}/reports/{sequence}")
  @Operation(operationId = "getReport", summary = "A report with its signature and what it signs")
  ReportView get(
      @PathVariable FeedId feed, @PathVariable PublisherId publisher, @PathVariable long sequence) {
    return reports
        .kept(new ReportKey(feed, publisher, sequence))
        .map(ReportView::of)
        .orElseThrow(() -> KitProblems.notFound("report of " + publisher, sequence));
  }
}
