package io.counterpool.oracle.report;

import io.counterpool.oracle.feed.FeedId;
import io.counterpool.oracle.feed.PublisherId;
import io.counterpool.oracle.feed.TimedKey;
import java.time.Duration;
import java.time.Instant;

/** What became of one report. */
public sealed interface ReportOutcome {

  /** Stored, durable and ready to count. */
  record Accepted(long intakeSequence) implements ReportOutcome {}

  /** The same report was taken in before, under this number. */
  record Replayed(long intakeSequence) implements ReportOutcome {}

  /** Why nothing was stored. Listed in the order they are checked. */
  sealed interface Refused extends ReportOutcome {

    record UnknownPublisher(FeedId feed, PublisherId publisher) implements Refused {}

    record BadSignature(FeedId feed, PublisherId publisher) implements Refused {}

    /** One of the publisher's keys signed it, but not in its time. */
    record KeyNotValid(FeedId feed, PublisherId publisher, TimedKey key, Instant observedAt)
        implements Refused {}

    /** The sequence was used for a report that said something else. */
    record IdReused(long sequence) implements Refused {}

    record SequenceNotRising(long last, long sequence) implements Refused {}

    record NotLater(Instant last, Instant observedAt) implements Refused {}

    record InFuture(Instant now, Duration allowed, Instant observedAt) implements Refused {}
  }
}
