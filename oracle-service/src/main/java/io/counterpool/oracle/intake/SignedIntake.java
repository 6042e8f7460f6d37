package io.counterpool.oracle.intake;

import io.counterpool.oracle.feed.FeedCatalog;
import io.counterpool.oracle.intake.IntakeCommand.TakeReports;
import io.counterpool.oracle.report.Report;
import io.counterpool.oracle.report.ReportOutcome;
import io.counterpool.oracle.report.SignatureRules;
import io.counterpool.oracle.report.SignatureRules.Checked;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * The way in for publishers inside this process: the same check of the signature and the same
 * writer as for those who send over HTTP.
 */
@Component
public class SignedIntake {

  private final FeedCatalog catalog;
  private final IntakeWriter writer;
  private final IntakeMetrics metrics;

  SignedIntake(FeedCatalog catalog, IntakeWriter writer, IntakeMetrics metrics) {
    this.catalog = catalog;
    this.writer = writer;
    this.metrics = metrics;
  }

  /**
   * Takes one report in; what became of it is durable when this returns.
   *
   * @param signature base64 of the Ed25519 signature of {@link Report#signedBytes()}
   * @throws io.counterpool.kit.problem.ProblemException if the intake is full or does not answer
   */
  public ReportOutcome take(Report report, String signature) {
    Checked checked =
        SignatureRules.check(report, signature, catalog.configured(Set.of(report.feed())));
    return switch (checked) {
      case Checked.Signed(var submission) ->
          writer.answer(new TakeReports(List.of(submission))).outcomes().getFirst();
      case Checked.Unsigned(var reason) -> {
        metrics.judged(reason);
        yield reason;
      }
    };
  }
}
