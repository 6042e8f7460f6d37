package io.counterpool.oracle.report;

import io.counterpool.oracle.feed.ConfiguredFeed;
import io.counterpool.oracle.feed.FeedId;
import io.counterpool.oracle.feed.KeyRing;
import io.counterpool.oracle.feed.Publisher;
import io.counterpool.oracle.feed.TimedKey;
import io.counterpool.oracle.report.ReportOutcome.Refused;
import java.util.Map;
import java.util.Optional;

/** Who said it: identity comes from the signature alone. Pure. */
public final class SignatureRules {

  /** A report whose signature was looked at. */
  public sealed interface Checked {
    record Signed(Submission submission) implements Checked {}

    record Unsigned(Refused reason) implements Checked {}
  }

  private SignatureRules() {}

  /** Verifies {@code signature} with the keys of the publisher that the report names. */
  public static Checked check(
      Report report, String signature, Map<FeedId, ConfiguredFeed> configured) {
    ConfiguredFeed feed = configured.get(report.feed());
    Optional<Publisher> publisher =
        feed == null ? Optional.empty() : feed.publisher(report.publisher());
    if (publisher.isEmpty()) {
      return new Checked.Unsigned(new Refused.UnknownPublisher(report.feed(), report.publisher()));
    }
    Optional<ReportSignature> read = ReportSignature.read(signature);
    Optional<TimedKey> signer =
        read.isPresent() && publisher.get().credentials() instanceof KeyRing ring
            ? ring.signer(report.signedBytes(), read.get().bytes())
            : Optional.empty();
    if (signer.isEmpty()) {
      return new Checked.Unsigned(new Refused.BadSignature(report.feed(), report.publisher()));
    }
    if (!signer.get().holdsAt(report.observedAt())) {
      return new Checked.Unsigned(
          new Refused.KeyNotValid(
              report.feed(), report.publisher(), signer.get(), report.observedAt()));
    }
    return new Checked.Signed(
        new Submission(
            report,
            Evidence.of(signer.get().key().id(), read.orElseThrow()),
            publisher.get().version()));
  }
}
