package io.counterpool.oracle.report;

import io.counterpool.models.oracle.signature.Address;
import io.counterpool.models.oracle.signature.DataPackage;
import io.counterpool.models.oracle.signature.PriceMessage;
import io.counterpool.models.oracle.signature.Signature;
import io.counterpool.oracle.feed.Scheme;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * One signed message of another system: prices of one instant.
 *
 * @param message standard base64 of the bytes that are hashed and signed
 * @param sequence its timestamp in the unit of that system: what the report will be numbered by
 */
public record SignedPrices(
    Scheme scheme,
    String message,
    Signature signature,
    long sequence,
    Instant observedAt,
    List<Point> points) {

  private static final Base64.Encoder BASE64 = Base64.getEncoder();

  /** Last second that has an instant of four digits: 9999-12-31T23:59:59Z. */
  private static final long LAST_SECOND = 253_402_300_799L;

  /**
   * One value, as it was signed.
   *
   * @param source what the other system calls the feed
   */
  public record Point(String source, BigDecimal value) {}

  /** A RedStone package. Values count as they are signed: with eight fraction digits. */
  public static SignedPrices of(DataPackage data, Signature signature) {
    requireInstant("timestampMilliseconds", data.timestampMillis() / 1000);
    return new SignedPrices(
        Scheme.REDSTONE,
        BASE64.encodeToString(data.bytes()),
        signature,
        data.timestampMillis(),
        Instant.ofEpochMilli(data.timestampMillis()),
        data.points().stream().map(SignedPrices::point).toList());
  }

  private static Point point(DataPackage.Point point) {
    return new Point(
        point.feed(), point.value().setScale(DataPackage.DECIMALS, RoundingMode.HALF_UP));
  }

  /** A Maker price message. */
  public static SignedPrices of(PriceMessage message, Signature signature) {
    requireInstant("timestamp", message.timestamp());
    return new SignedPrices(
        Scheme.MAKER,
        BASE64.encodeToString(message.bytes()),
        signature,
        message.timestamp(),
        Instant.ofEpochSecond(message.timestamp()),
        List.of(new Point(message.pair(), message.price().toBigDecimal())));
  }

  private static void requireInstant(String name, long seconds) {
    if (seconds > LAST_SECOND) {
      throw new IllegalArgumentException(name + " must be before the year 10000");
    }
  }

  /** Who signed, or empty if no key can have. */
  public Optional<Address> signer() {
    return SignerRecovery.signer(
        SignerRecovery.digest(scheme, Base64.getDecoder().decode(message)), signature);
  }

  Evidence evidence(Address signer) {
    return new Evidence(scheme, signer.hex(), BASE64.encodeToString(signatureBytes()), message);
  }

  private byte[] signatureBytes() {
    byte[] bytes = new byte[65];
    put(signature.r().toByteArray(), bytes, 32);
    put(signature.s().toByteArray(), bytes, 64);
    bytes[64] = (byte) signature.v();
    return bytes;
  }

  private static void put(byte[] digits, byte[] bytes, int end) {
    int length = Math.min(digits.length, 32);
    System.arraycopy(digits, digits.length - length, bytes, end - length, length);
  }
}
