package io.counterpool.oracle.round;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.counterpool.models.Decimal;
import io.counterpool.models.oracle.PriceGrade;
import io.counterpool.oracle.feed.FeedId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A round on the wire. */
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
    String previousHash,
    String hash) {

  /** The wire form of {@code round}. */
  public static RoundView of(Round round) {
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
        round.previousHash(),
        round.hash());
  }
}
