package io.counterpool.oracle.connector;

import static java.util.Objects.requireNonNull;

import io.counterpool.models.Decimal;
import io.counterpool.models.OutOfRangeException;
import io.counterpool.models.oracle.venue.FeedRound;
import io.counterpool.models.oracle.venue.SequencerStatus;
import io.counterpool.oracle.connector.ConnectorProperties.Chainlink;
import io.counterpool.oracle.connector.ConnectorProperties.Source;
import io.counterpool.oracle.connector.Sighting.ObservedBy;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.OptionalInt;

/**
 * A Chainlink feed over JSON-RPC: the up-time feed first where there is one, then the latest round.
 * Its time is that of the round, which may be as old as the heartbeat.
 */
final class ChainlinkSource implements PublicSource {

  /** As many as a price can use. */
  private static final int MOST_DECIMALS = 36;

  private final Source settings;
  private final Chainlink chainlink;
  private final VenueLine line;

  /** A proxy never changes them; asked once. */
  private OptionalInt decimals = OptionalInt.empty();

  ChainlinkSource(Source settings, VenueLine line) {
    this.settings = settings;
    this.chainlink = requireNonNull(settings.chainlink());
    this.line = line;
  }

  @Override
  public Sighting look() throws SourceException {
    try {
      if (chainlink.sequencerFeed() != null) {
        requireSequencer(chainlink.sequencerFeed());
      }
      int digits = decimals();
      VenueAnswer answer = line.post(RpcBody.call(settings.symbol(), RpcBody.LATEST_ROUND_DATA));
      FeedRound round = FeedRound.of(RpcBody.result(answer.body()));
      Decimal confidence =
          Decimal.of(
              round.confidence(digits, chainlink.deviation().toBigDecimal(), Decimal.SCALE),
              Decimal.SCALE,
              RoundingMode.UP);
      return new Sighting(
          Decimal.of(round.price(digits), Decimal.SCALE, RoundingMode.HALF_EVEN),
          confidence.isLessThan(settings.tick()) ? settings.tick() : confidence,
          Instant.ofEpochMilli(BodyFields.requireTime("updatedAt", round.updatedAt(), 1000)),
          ObservedBy.SOURCE,
          answer.receivedAt(),
          answer.skewMillis());
    } catch (OutOfRangeException noRound) {
      throw new SourceException(
          FailureReason.NO_PRICE, String.valueOf(noRound.getMessage()), noRound);
    }
  }

  private void requireSequencer(String uptimeFeed) throws SourceException {
    VenueAnswer answer = line.post(RpcBody.call(uptimeFeed, RpcBody.LATEST_ROUND_DATA));
    SequencerStatus status = SequencerStatus.of(RpcBody.result(answer.body()));
    long grace = chainlink.gracePeriod().toSeconds();
    if (!status.isUsable(answer.receivedAt().getEpochSecond(), grace)) {
      throw new SourceException(
          FailureReason.SEQUENCER_DOWN,
          "the sequencer is %s since %s; %d s must pass"
              .formatted(
                  status.up() ? "up" : "down", Instant.ofEpochSecond(status.startedAt()), grace));
    }
  }

  private int decimals() throws SourceException {
    if (decimals.isEmpty()) {
      VenueAnswer answer = line.post(RpcBody.call(settings.symbol(), RpcBody.DECIMALS));
      BigInteger stated = new BigInteger(1, RpcBody.result(answer.body()));
      if (stated.compareTo(BigInteger.valueOf(MOST_DECIMALS)) > 0) {
        throw new SourceException(
            FailureReason.MALFORMED, "the feed states " + stated + " decimals");
      }
      decimals = OptionalInt.of(stated.intValueExact());
    }
    return decimals.getAsInt();
  }
}
