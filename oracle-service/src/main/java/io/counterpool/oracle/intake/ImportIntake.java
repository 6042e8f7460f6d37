package io.counterpool.oracle.intake;

import io.counterpool.kit.problem.KitProblems;
import io.counterpool.kit.problem.Problem;
import io.counterpool.models.oracle.signature.Address;
import io.counterpool.oracle.feed.FeedCatalog;
import io.counterpool.oracle.feed.Publisher;
import io.counterpool.oracle.feed.Scheme;
import io.counterpool.oracle.intake.BatchItems.Item;
import io.counterpool.oracle.intake.IntakeCommand.ReportsAnswer;
import io.counterpool.oracle.intake.IntakeCommand.TakeReports;
import io.counterpool.oracle.report.ImportRules;
import io.counterpool.oracle.report.ImportRules.Mapped;
import io.counterpool.oracle.report.ImportRules.Mapping;
import io.counterpool.oracle.report.ReportOutcome;
import io.counterpool.oracle.report.SignedPrices;
import io.counterpool.oracle.report.Submission;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Makes reports of messages that other systems signed, and takes them in under the same rules as
 * all others: an import is one more way to sign a report, not another way in.
 */
@Component
class ImportIntake {

  /**
   * What became of one message.
   *
   * @param signer address that signed it; null if none can be told
   * @param reports one for each point and publisher that is mapped to it
   * @param unmapped what the message says beyond that; taken in by nobody
   * @param problem of the message as a whole; then there are no reports
   */
  record ImportResult(
      @Nullable String signer,
      List<ReportResult> reports,
      List<String> unmapped,
      @Nullable Problem problem) {}

  record ImportBatchResult(List<ImportResult> items, long intakeSequence) {}

  /** A message and what it is to the venue, or why it is nothing. */
  private sealed interface Read {
    record Signed(Address signer, Mapping mapping) implements Read {}

    record Refused(@Nullable Address signer, List<String> unmapped, Problem problem)
        implements Read {}
  }

  private final FeedCatalog catalog;
  private final IntakeWriter writer;
  private final HeadStore heads;
  private final IntakeMetrics metrics;

  ImportIntake(FeedCatalog catalog, IntakeWriter writer, HeadStore heads, IntakeMetrics metrics) {
    this.catalog = catalog;
    this.writer = writer;
    this.heads = heads;
    this.metrics = metrics;
  }

  ImportBatchResult take(Scheme scheme, List<Item<SignedPrices>> items) {
    // A millisecond of one core each: a batch uses what is free.
    List<Optional<Address>> signers =
        IntStream.range(0, items.size()).parallel().mapToObj(i -> signer(items.get(i))).toList();
    List<Publisher> known =
        catalog.signedBy(scheme, signers.stream().flatMap(Optional::stream).distinct().toList());
    List<Read> read = new ArrayList<>(items.size());
    List<Submission> submissions = new ArrayList<>();
    for (int i = 0; i < items.size(); i++) {
      Read each = read(items.get(i), signers.get(i), known);
      read.add(each);
      submissions.addAll(ready(each));
    }
    ReportsAnswer answer =
        submissions.isEmpty()
            ? new ReportsAnswer(List.of(), heads.read().intakeSequence())
            : writer.answer(new TakeReports(List.copyOf(submissions)));
    Iterator<ReportOutcome> outcomes = answer.outcomes().iterator();
    return new ImportBatchResult(
        read.stream().map(each -> result(each, outcomes)).toList(), answer.intakeSequence());
  }

  private static Optional<Address> signer(Item<SignedPrices> item) {
    return item instanceof Item.Fit<SignedPrices>(var prices) ? prices.signer() : Optional.empty();
  }

  private static Read read(
      Item<SignedPrices> item, Optional<Address> signer, List<Publisher> known) {
    return switch (item) {
      case Item.Unfit<SignedPrices>(var problem) -> new Read.Refused(null, List.of(), problem);
      case Item.Fit<SignedPrices> _ when signer.isEmpty() ->
          new Read.Refused(null, List.of(), IntakeProblems.unrecoverable());
      case Item.Fit<SignedPrices>(var prices) -> {
        Mapping mapping = ImportRules.map(prices, signer.get(), known);
        yield mapping.reports().isEmpty()
            ? new Read.Refused(
                signer.get(),
                mapping.unmapped(),
                IntakeProblems.unknownSigner(signer.get(), mapping.unmapped()))
            : new Read.Signed(signer.get(), mapping);
      }
    };
  }

  private static List<Submission> ready(Read read) {
    return read instanceof Read.Signed(_, var mapping)
        ? mapping.reports().stream()
            .filter(Mapped.Ready.class::isInstance)
            .map(mapped -> ((Mapped.Ready) mapped).submission())
            .toList()
        : List.of();
  }

  private ImportResult result(Read read, Iterator<ReportOutcome> outcomes) {
    return switch (read) {
      case Read.Refused(var signer, var unmapped, var problem) -> {
        metrics.malformed();
        yield new ImportResult(signer == null ? null : signer.hex(), List.of(), unmapped, problem);
      }
      case Read.Signed(var signer, var mapping) ->
          new ImportResult(
              signer.hex(),
              mapping.reports().stream().map(mapped -> result(mapped, outcomes)).toList(),
              mapping.unmapped(),
              null);
    };
  }

  private ReportResult result(Mapped mapped, Iterator<ReportOutcome> outcomes) {
    return switch (mapped) {
      case Mapped.Ready(var submission) -> ReportResult.of(submission.report(), outcomes.next());
      case Mapped.Unfit(var feed, var publisher, var sequence, var reason) -> {
        metrics.malformed();
        yield ReportResult.refused(
            feed, publisher, sequence, Problem.of(KitProblems.OUT_OF_RANGE).detail(reason));
      }
    };
  }
}
