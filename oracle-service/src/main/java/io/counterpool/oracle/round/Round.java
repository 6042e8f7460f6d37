package io.counterpool.oracle.round;

import io.counterpool.models.Decimal;
import io.counterpool.models.oracle.PriceGrade;
import io.counterpool.oracle.attestation.Attestation;
import io.counterpool.oracle.feed.FeedId;
import io.counterpool.oracle.volatility.VolatilityState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One published aggregation of a feed.
 *
 * @param number dense from 1 for each feed
 * @param eventSequence dense from 1 over all feeds
 * @param feedVersion version of the settings that were used
 * @param price null exactly when the grade has none: BELOW_QUORUM, OUT_OF_BAND, HALTED
 * @param confidence about one standard error, in units of the price
 * @param validPublishers reports that counted towards the quorum
 * @param publishers configured at that time
 * @param intakeSequence of the last report of any feed taken in before this round
 * @param firstIntakeSequence lowest of the reports that counted
 * @param volatilityAnnual fraction; null before the second price
 * @param volatilityForecast number of the forecast in force that says so; null if it is the
 *     estimate from rounds
 * @param volatility state of the estimate after this round
 * @param grading what the grade means and rests on
 * @param previousHash of the round before, zeros for the first
 * @param attestation over the hash, so not part of it; null for rounds that are older than it
 */
public record Round(
    FeedId feed,
    long number,
    long eventSequence,
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
    @Nullable Long volatilityForecast,
    VolatilityState volatility,
    Grading grading,
    String previousHash,
    String hash,
    @Nullable Attestation attestation) {

  /** What the first round of a feed follows. */
  public static final String NO_HASH = "0".repeat(64);

  /**
   * Whether this round was there as {@code instant} began. Of the rounds of that instant only the
   * scheduled one was: everything else that happens then comes after it.
   */
  public boolean precedes(Instant instant) {
    return publishedAt.isBefore(instant)
        || (publishedAt.equals(instant) && cause == RoundCause.SCHEDULED);
  }

  /** The same under another seal. */
  Round resealed(String newHash, @Nullable Attestation newAttestation) {
    return new Round(
        feed,
        number,
        eventSequence,
        feedVersion,
        publishedAt,
        cause,
        grade,
        price,
        confidence,
        validPublishers,
        quorum,
        publishers,
        intakeSequence,
        firstIntakeSequence,
        firstObservedAt,
        lastObservedAt,
        volatilityAnnual,
        volatilityForecast,
        volatility,
        grading,
        previousHash,
        newHash,
        newAttestation);
  }
}
