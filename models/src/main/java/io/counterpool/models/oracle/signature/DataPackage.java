package io.counterpool.models.oracle.signature;

import io.counterpool.models.OutOfRangeException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Values of many feeds at one instant that one key signs together, without a prefix.
 *
 * <p>Bytes: for each point in ascending order of feed {@code feed, 32 ‖ value × 10^8, 32}, then
 * {@code milliseconds, 6 ‖ 32, the width of a value, 4 ‖ number of points, 3}. Digest: Keccak-256
 * of them. Source: RedStone protocol.
 *
 * @param points at least one, each feed once; kept in ascending order of feed
 * @param timestampMillis unix milliseconds, 0 to 2^48 − 1
 */
public record DataPackage(List<Point> points, long timestampMillis) {

  /** Fraction digits of a value on the wire. */
  public static final int DECIMALS = 8;

  private static final int WORD = 32;

  /**
   * One feed's value.
   *
   * @param feed 1 to 32 printable ASCII characters
   * @param value ≥ 0; rounded half up to eight fraction digits when written
   */
  public record Point(String feed, BigDecimal value) {

    public Point {
      Words.put(feed, new byte[WORD], 0);
      if (value.signum() < 0) {
        throw new OutOfRangeException("value must not be below 0, was " + value);
      }
    }
  }

  public DataPackage {
    points = points.stream().sorted(Comparator.comparing(Point::feed)).toList();
    if (points.isEmpty()) {
      throw new OutOfRangeException("a package needs at least 1 point, was 0");
    }
    Set<String> feeds = new HashSet<>();
    for (Point point : points) {
      if (!feeds.add(point.feed())) {
        throw new OutOfRangeException("a feed stands in a package once: " + point.feed());
      }
    }
    if (timestampMillis < 0 || timestampMillis >> 48 != 0) {
      throw new OutOfRangeException(
          "timestampMillis must be from 0 to 2^48 - 1, was " + timestampMillis);
    }
  }

  /** The bytes that are hashed: 64 for each point and 13 more. */
  public byte[] bytes() {
    byte[] bytes = new byte[points.size() * 2 * WORD + 13];
    int at = 0;
    for (Point point : points) {
      Words.put(point.feed(), bytes, at);
      BigDecimal scaled = point.value().movePointRight(DECIMALS);
      Words.put(
          scaled.setScale(0, RoundingMode.HALF_UP).toBigIntegerExact(), bytes, at + WORD, WORD);
      at += 2 * WORD;
    }
    Words.put(BigInteger.valueOf(timestampMillis), bytes, at, 6);
    Words.put(BigInteger.valueOf(WORD), bytes, at + 6, 4);
    Words.put(BigInteger.valueOf(points.size()), bytes, at + 10, 3);
    return bytes;
  }

  /** What a key signs. */
  public byte[] digest() {
    return Keccak256.hash(bytes());
  }

  /** Who signed this package, if {@code signature} is over it; somebody else's address if not. */
  public Address signer(Signature signature) {
    return signature.signer(digest());
  }
}
