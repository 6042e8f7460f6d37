package io.counterpool.oracle.feed;

import io.counterpool.models.Bounds;
import io.counterpool.models.Decimal;
import io.counterpool.models.oracle.signature.Address;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A node of another system whose signed prices are imported.
 *
 * @param scheme any but ED25519
 * @param address of its secp256k1 key
 * @param source what the other system calls this feed: a data feed id or a pair, 1 to 32 printable
 *     ASCII characters
 * @param factor price of the feed for one unit of the signed value, above 0: 0.001 if the source
 *     quotes a thousand
 * @param confidence fraction of the price that stands for a standard error, 0 to 1: these messages
 *     carry none
 */
public record SourceSigner(
    Scheme scheme, Address address, String source, Decimal factor, Decimal confidence)
    implements Credentials {

  private static final Pattern SOURCE = Pattern.compile("[\\x21-\\x7e]{1,32}");

  public SourceSigner {
    if (scheme == Scheme.ED25519) {
      throw new IllegalArgumentException("scheme must be REDSTONE or MAKER, was " + scheme);
    }
    if (!SOURCE.matcher(source).matches()) {
      throw new IllegalArgumentException(
          "source must be 1 to 32 printable ASCII characters, was \"" + source + "\"");
    }
    Bounds.positive("factor", factor);
    Bounds.fraction("confidence", confidence);
  }

  @Override
  public Set<String> signers() {
    return Set.of(address.hex());
  }

  @Override
  public @Nullable PublisherKey newestKey() {
    return null;
  }

  /**
   * The feed's price, rounded half even at eighteen digits.
   *
   * @throws io.counterpool.models.OutOfRangeException if it has more than twenty digits before the
   *     point
   */
  public Decimal price(BigDecimal value) {
    return Decimal.of(value.multiply(factor.toBigDecimal()), Decimal.SCALE, RoundingMode.HALF_EVEN);
  }

  /** Confidence of {@code price}, rounded up. */
  public Decimal confidenceOf(Decimal price) {
    return price.times(confidence, RoundingMode.CEILING);
  }
}
