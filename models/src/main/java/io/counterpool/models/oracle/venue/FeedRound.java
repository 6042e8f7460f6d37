package io.counterpool.models.oracle.venue;

import io.counterpool.models.Bounds;
import io.counterpool.models.OutOfRangeException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Arrays;

/**
 * The latest round of an on-chain feed: five words of 32 bytes, big-endian.
 *
 * <p>The round id holds the phase in the bits above 64 and the aggregator's own round below. A
 * round that was never updated is not complete and has no price, nor has an answer that is not
 * above 0. Source: Chainlink, AggregatorV3Interface.latestRoundData.
 *
 * @param roundId phase × 2^64 + aggregator round, below 2^80
 * @param answer price × 10^decimals, above 0
 * @param startedAt unix seconds
 * @param updatedAt unix seconds, above 0
 * @param answeredInRound without meaning on current feeds
 */
public record FeedRound(
    BigInteger roundId,
    BigInteger answer,
    long startedAt,
    long updatedAt,
    BigInteger answeredInRound) {

  private static final int WORD = 32;

  public FeedRound {
    requireBits("roundId", roundId, 80);
    requireBits("answeredInRound", answeredInRound, 80);
    if (updatedAt <= 0) {
      throw new OutOfRangeException("the round is not complete: updatedAt was " + updatedAt);
    }
    if (answer.signum() <= 0) {
      throw new OutOfRangeException("answer must be above 0, was " + answer);
    }
  }

  /**
   * Reads the five words.
   *
   * @throws OutOfRangeException if there are not 160 bytes or they hold no complete round
   */
  public static FeedRound of(byte[] words) {
    requireRound(words);
    return new FeedRound(
        unsigned(words, 0),
        new BigInteger(Arrays.copyOfRange(words, WORD, 2 * WORD)),
        seconds(words, 2),
        seconds(words, 3),
        unsigned(words, 4));
  }

  static void requireRound(byte[] words) {
    if (words.length != 5 * WORD) {
      throw new OutOfRangeException("a round has 160 bytes, was " + words.length);
    }
  }

  static BigInteger unsigned(byte[] words, int place) {
    return new BigInteger(1, Arrays.copyOfRange(words, place * WORD, (place + 1) * WORD));
  }

  static long seconds(byte[] words, int place) {
    return requireBits("seconds", unsigned(words, place), 48).longValueExact();
  }

  private static BigInteger requireBits(String name, BigInteger value, int bits) {
    if (value.signum() < 0 || value.bitLength() > bits) {
      throw new OutOfRangeException(name + " must be from 0 to 2^" + bits + " - 1, was " + value);
    }
    return value;
  }

  /** Which aggregator stands behind the feed. */
  public int phase() {
    return roundId.shiftRight(64).intValueExact();
  }

  /** The round of that aggregator. */
  public BigInteger aggregatorRound() {
    return roundId.subtract(BigInteger.valueOf(phase()).shiftLeft(64));
  }

  /**
   * The price.
   *
   * @param decimals of the feed, 0 to 77
   */
  public BigDecimal price(int decimals) {
    if (decimals < 0 || decimals > 77) {
      throw new OutOfRangeException("decimals must be from 0 to 77, was " + decimals);
    }
    return new BigDecimal(answer, decimals);
  }

  /**
   * How far the price may be off: a feed is written again only when its market has moved by this
   * fraction, or at its heartbeat. Rounded up to {@code scale}.
   *
   * @param deviation the feed's threshold as a fraction, above 0
   */
  public BigDecimal confidence(int decimals, BigDecimal deviation, int scale) {
    return price(decimals)
        .multiply(Bounds.positive("deviation", deviation))
        .setScale(scale, RoundingMode.UP);
  }
}
