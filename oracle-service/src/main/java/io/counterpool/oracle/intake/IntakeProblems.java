package io.counterpool.oracle.intake;

import io.counterpool.kit.problem.KitProblems;
import io.counterpool.kit.problem.Problem;
import io.counterpool.kit.problem.ProblemType;
import io.counterpool.kit.problem.ProblemTypes;
import io.counterpool.kit.wire.InstantForm;
import io.counterpool.models.oracle.signature.Address;
import io.counterpool.oracle.feed.FeedId;
import io.counterpool.oracle.intake.InterventionOutcome.Refused.NotHalted;
import io.counterpool.oracle.intake.InterventionOutcome.Refused.NotResumable;
import io.counterpool.oracle.report.ReportOutcome.Refused;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Why the oracle says no. */
@Component
public final class IntakeProblems implements ProblemTypes {

  static final ProblemType BELOW_QUORUM =
      new ProblemType("oracle-below-quorum", "Too few publishers", 409);
  static final ProblemType UNKNOWN_PUBLISHER =
      new ProblemType("unknown-publisher", "Unknown publisher", 404);
  static final ProblemType BAD_SIGNATURE =
      new ProblemType("bad-signature", "Signature does not hold", 403);
  static final ProblemType KEY_NOT_VALID =
      new ProblemType("key-not-valid", "Key is not valid at that time", 403);
  static final ProblemType UNKNOWN_SIGNER =
      new ProblemType("unknown-signer", "Signer is nobody's", 404);
  static final ProblemType SEQUENCE_NOT_RISING =
      new ProblemType("sequence-not-rising", "Sequence does not rise", 409);
  static final ProblemType OBSERVED_NOT_LATER =
      new ProblemType("observed-not-later", "Not observed later than the report before", 409);
  static final ProblemType OBSERVED_IN_FUTURE =
      new ProblemType("observed-in-future", "Observed in the future", 409);

  static final ProblemType FEED_NOT_HALTED =
      new ProblemType("feed-not-halted", "Feed is not halted", 409);
  static final ProblemType FEED_NOT_RESUMABLE =
      new ProblemType("feed-not-resumable", "Feed cannot be resumed", 409);

  @Override
  public List<ProblemType> problemTypes() {
    return List.of(
        BELOW_QUORUM,
        UNKNOWN_PUBLISHER,
        BAD_SIGNATURE,
        KEY_NOT_VALID,
        UNKNOWN_SIGNER,
        SEQUENCE_NOT_RISING,
        OBSERVED_NOT_LATER,
        OBSERVED_IN_FUTURE,
        FEED_NOT_HALTED,
        FEED_NOT_RESUMABLE);
  }

  static Problem of(Refused refused) {
    return switch (refused) {
      case Refused.UnknownPublisher(var feed, var publisher) ->
          Problem.of(UNKNOWN_PUBLISHER)
              .detail("Feed " + feed + " has no publisher " + publisher + ".")
              .with("feed", feed)
              .with("publisher", publisher);
      case Refused.BadSignature(var feed, var publisher) ->
          Problem.of(BAD_SIGNATURE)
              .detail("The signature is not that of " + publisher + " over this report.")
              .with("feed", feed)
              .with("publisher", publisher);
      case Refused.KeyNotValid(var feed, var publisher, var key, var observedAt) ->
          Problem.of(KEY_NOT_VALID)
              .detail("A key of " + publisher + " signed this, but not for that time.")
              .with("feed", feed)
              .with("publisher", publisher)
              .with("keyId", key.key().id())
              .with("validFrom", key.validFrom())
              .with("validUntil", key.validUntil())
              .with("observedAt", observedAt);
      case Refused.IdReused(var sequence) ->
          Problem.of(KitProblems.ID_REUSED)
              .detail("Sequence " + sequence + " was used for another report.")
              .with("sequence", sequence);
      case Refused.SequenceNotRising(var last, var sequence) ->
          Problem.of(SEQUENCE_NOT_RISING)
              .detail("The sequence must be above " + last + ", was " + sequence + ".")
              .with("last", last)
              .with("sequence", sequence);
      case Refused.NotLater(var last, var observedAt) ->
          Problem.of(OBSERVED_NOT_LATER)
              .detail(
                  "The last report was observed at "
                      + InstantForm.write(last)
                      + ", this one not later.")
              .with("last", last)
              .with("observedAt", observedAt);
      case Refused.InFuture(var now, var allowed, var observedAt) ->
          Problem.of(OBSERVED_IN_FUTURE)
              .detail(
                  "The venue is at "
                      + InstantForm.write(now)
                      + "; this was observed later than is allowed.")
              .with("now", now)
              .with("maxFutureMillis", allowed.toMillis())
              .with("observedAt", observedAt);
    };
  }

  /** A signature that no key can have made. */
  static Problem unrecoverable() {
    return Problem.of(BAD_SIGNATURE).detail("No key can have made this signature.");
  }

  /** A message of which no part is a feed's. */
  static Problem unknownSigner(Address signer, List<String> sources) {
    return Problem.of(UNKNOWN_SIGNER)
        .detail("No publisher is known by " + signer + " for anything in this message.")
        .with("signer", signer.hex())
        .with("sources", sources);
  }

  static Problem of(RoundAnswer.BelowQuorum below) {
    RoundAnswer.Nodes nodes = below.nodes();
    String reports = below.valid() + " reports of " + below.feed() + " count, " + below.quorum();
    Problem problem =
        Problem.of(BELOW_QUORUM)
            .detail(
                nodes == null
                    ? reports + " are needed."
                    : "%s are needed; they come from %d nodes, %d are needed."
                        .formatted(reports, nodes.valid(), nodes.quorum()))
            .with("feed", below.feed())
            .with("valid", below.valid())
            .with("quorum", below.quorum());
    return nodes == null
        ? problem
        : problem.with("nodes", nodes.valid()).with("nodeQuorum", nodes.quorum());
  }

  static Problem of(FeedId feed, InterventionOutcome.Refused refused) {
    return switch (refused) {
      case NotHalted(var grade) ->
          Problem.of(FEED_NOT_HALTED)
              .detail("Feed " + feed + " is neither halted nor out of its band: " + grade + ".")
              .with("feed", feed)
              .with("grade", grade);
      case NotResumable(var grade, var valid, var quorum) ->
          Problem.of(FEED_NOT_RESUMABLE)
              .detail(
                  "%d of %d reports of %s observed since the halt count; it would be %s."
                      .formatted(valid, quorum, feed, grade))
              .with("feed", feed)
              .with("grade", grade)
              .with("valid", valid)
              .with("quorum", quorum);
    };
  }

  static Problem removed(FeedId feed, long round) {
    return Problem.of(KitProblems.HISTORY_REMOVED)
        .detail("Round " + round + " of " + feed + " was removed: it is older than what is kept.")
        .with("feed", feed)
        .with("round", round);
  }

  static Problem reused(UUID requestId) {
    return Problem.of(KitProblems.ID_REUSED)
        .detail("This request id was used for another request.")
        .with("requestId", requestId);
  }

  static Problem reusedIntervention(UUID id) {
    return Problem.of(KitProblems.ID_REUSED)
        .detail("This id was used for another order to the feed.")
        .with("intervention", id);
  }
}
