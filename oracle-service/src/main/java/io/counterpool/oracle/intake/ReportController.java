package io.counterpool.oracle.intake;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import io.counterpool.kit.problem.KitProblems;
import io.counterpool.kit.security.RequireScope;
import io.counterpool.models.Decimal;
import io.counterpool.oracle.feed.ConfiguredFeed;
import io.counterpool.oracle.feed.FeedCatalog;
import io.counterpool.oracle.feed.FeedId;
import io.counterpool.oracle.feed.PublisherId;
import io.counterpool.oracle.intake.BatchItems.Item;
import io.counterpool.oracle.intake.IntakeCommand.ReportsAnswer;
import io.counterpool.oracle.intake.IntakeCommand.TakeReports;
import io.counterpool.oracle.report.Report;
import io.counterpool.oracle.report.ReportOutcome;
import io.counterpool.oracle.report.SignatureRules;
import io.counterpool.oracle.report.SignatureRules.Checked;
import io.counterpool.oracle.report.Submission;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

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

    Sent sent() {
      if (signature.length() > LONGEST_SIGNATURE) {
        throw KitProblems.invalidField(
            "signature", "must have at most " + LONGEST_SIGNATURE + " characters");
      }
      return new Sent(
          new Report(feed, publisher, sequence, price, confidence, observedAt), signature);
    }
  }

  /** The items are read one by one, so that a malformed one is a problem of its own. */
  record ReportBatch(
      @JsonSetter(nulls = Nulls.FAIL, contentNulls = Nulls.SET)
          @ArraySchema(schema = @Schema(implementation = SignedReport.class))
          @Size(min = 1, max = MOST_REPORTS)
          List<JsonNode> reports) {}

  record ReportBatchResult(List<ReportResult> items, long intakeSequence) {}

  /** A well-formed report and the signature that came with it. */
  record Sent(Report report, String signature) {}

  private final BatchItems items;
  private final FeedCatalog catalog;
  private final IntakeWriter writer;
  private final HeadStore heads;
  private final IntakeMetrics metrics;

  ReportController(
      BatchItems items,
      FeedCatalog catalog,
      IntakeWriter writer,
      HeadStore heads,
      IntakeMetrics metrics) {
    this.items = items;
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
    List<Item<Sent>> sent =
        batch.reports().stream()
            .map(item -> items.read(item, SignedReport.class, SignedReport::sent))
            .toList();
    List<Checked> checked = check(sent);
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
        results(batch.reports(), sent, checked.iterator(), answer.outcomes().iterator()),
        answer.intakeSequence());
  }

  /** Of the well-formed reports, in their order. */
  private List<Checked> check(List<Item<Sent>> items) {
    List<Sent> sent = new ArrayList<>(items.size());
    TreeSet<FeedId> feeds = new TreeSet<>();
    for (Item<Sent> item : items) {
      if (item instanceof Item.Fit<Sent>(var fit)) {
        sent.add(fit);
        feeds.add(fit.report().feed());
      }
    }
    Map<FeedId, ConfiguredFeed> configured = catalog.configured(feeds);
    // Half a millisecond of one core each: a batch uses what is free.
    return IntStream.range(0, sent.size())
        .parallel()
        .mapToObj(
            i -> SignatureRules.check(sent.get(i).report(), sent.get(i).signature(), configured))
        .toList();
  }

  private List<ReportResult> results(
      List<JsonNode> batch,
      List<Item<Sent>> sent,
      Iterator<Checked> checked,
      Iterator<ReportOutcome> outcomes) {
    List<ReportResult> results = new ArrayList<>(sent.size());
    for (int i = 0; i < sent.size(); i++) {
      results.add(
          switch (sent.get(i)) {
            case Item.Unfit<Sent>(var problem) -> {
              metrics.malformed();
              yield ReportResult.unread(batch.get(i), problem);
            }
            case Item.Fit<Sent>(var fit) ->
                switch (checked.next()) {
                  case Checked.Signed _ -> ReportResult.of(fit.report(), outcomes.next());
                  case Checked.Unsigned(var reason) -> {
                    metrics.judged(reason);
                    yield ReportResult.of(fit.report(), reason);
                  }
                };
          });
    }
    return results;
  }
}
