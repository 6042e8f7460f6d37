package io.counterpool.oracle.round;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.counterpool.models.Decimal;
import io.counterpool.models.oracle.PriceAction;
import io.counterpool.models.oracle.PriceGrade;
import io.counterpool.oracle.attestation.Attestation;
import io.counterpool.oracle.feed.FeedId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A round on the wire.
 *
 * @param price null where there is none to use: BELOW_QUORUM, OUT_OF_BAND, HALTED
 * @param gradesVersion of the matrix of grades and actions; null in rounds from before it had
 *     versions, for which version 1 holds
 * @param allows what this round may be used for, by that matrix; null likewise
 * @param refusedPrice what the reports came to where it must not be used
 * @param slowAverage what the price was compared with to be VOLATILE or not; null if the feed keeps
 *     none
 * @param keyId key at {@code /v1/keys} that signed the hash; null for rounds older than attestation
 * @param signature base64 of the Ed25519 signature over the hash and its tag
 */
public record RoundView(
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
    @Nullable String signature) {

  /** The wire form of {@code round}. */
  public static RoundView of(Round round) {
    Attestation attestation = round.attestation();
    return new RoundView(
        round.feed(),
        round.number(),
        round.feedVersion(),
        round.publishedAt(),
        round.cause(),
        round.grade(),
        round.price(),
        round.confidence(),
        round.validPublishers(),
        round.quorum(),
        round.publishers(),
        round.intakeSequence(),
        round.firstIntakeSequence(),
        round.firstObservedAt(),
        round.lastObservedAt(),
        round.volatilityAnnual(),
        round.volatilityForecast(),
        round.grading().version(),
        round.grading().allows(),
        round.grading().refusedPrice(),
        round.grading().refusedConfidence(),
        round.grading().slowAverage(),
        round.previousHash(),
        round.hash(),
        attestation == null ? null : attestation.keyId(),
        attestation == null ? null : attestation.signature());
  }
}
