package io.counterpool.models.oracle.average;

import io.counterpool.models.Decimal;
import io.counterpool.models.OutOfRangeException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Exponential average of a price that holds until the next one, read backwards from its end.
 *
 * <p>{@code Σ pᵢ × (k(aᵢ) − k(bᵢ)) ÷ Σ (k(aᵢ) − k(bᵢ))}, where price pᵢ held from age bᵢ to age aᵢ
 * and {@code k(age) = 2^(−age ÷ halfLife)} is {@link HalfLifeDecay}: the mean of the price under
 * the density of that decay. So it does not depend on how often a price that stays is repeated. A
 * span without a price has no part in the mean; its share of the weight is told. Weights are
 * multiples of 2^-192, rounded down; sums of them are exact, so they add up to the whole.
 *
 * <p>Mutable, for one reader. A span costs a few products: {@code k} of its length is put together
 * from {@code k} of its digits to the base 64, each computed once.
 */
public final class HalfLifeAverage {

  private static final int FRACTION_BITS = 192;
  private static final BigInteger ONE = BigInteger.ONE.shiftLeft(FRACTION_BITS);
  private static final int BASE_BITS = 6;
  private static final int BASE = 1 << BASE_BITS;

  private final HalfLifeDecay decay;
  private final List<@Nullable BigInteger[]> factors = new ArrayList<>();
  private long age;
  private BigInteger kept = ONE;
  private BigInteger weighted = BigInteger.ZERO; // at eighteen decimal digits more
  private BigInteger up = BigInteger.ZERO;
  private BigInteger down = BigInteger.ZERO;

  /** An average over nothing yet; {@code halfLife} ≥ 1, in the unit of the spans. */
  public HalfLifeAverage(long halfLife) {
    this.decay = new HalfLifeDecay(halfLife);
  }

  /**
   * Adds the span before those added so far.
   *
   * @param price in force during it, ≥ 0; null if there was none
   * @param span its length, ≥ 0
   */
  public void back(@Nullable Decimal price, long span) {
    if (span < 0) {
      throw new OutOfRangeException("span must not be below 0, was " + span);
    }
    age = span > Long.MAX_VALUE - age ? Long.MAX_VALUE : age + span;
    BigInteger further =
        age / decay.halfLife() >= HalfLifeDecay.MOST_HALVINGS
            ? BigInteger.ZERO
            : kept.multiply(factor(span)).shiftRight(FRACTION_BITS);
    BigInteger weight = kept.subtract(further);
    if (price == null) {
      down = down.add(weight);
    } else {
      up = up.add(weight);
      weighted =
          weighted.add(
              price.toBigDecimal().setScale(Decimal.SCALE).unscaledValue().multiply(weight));
    }
    kept = further;
  }

  /** Whether nothing further back counts: the ages have passed where {@code k} is 0. */
  public boolean isExhausted() {
    return kept.signum() == 0;
  }

  /** The average, eighteen fraction digits, rounded half to even; empty without a price. */
  public Optional<Decimal> mean() {
    return up.signum() == 0
        ? Optional.empty()
        : Optional.of(
            Decimal.of(
                new BigDecimal(weighted, Decimal.SCALE)
                    .divide(new BigDecimal(up), Decimal.SCALE, RoundingMode.HALF_EVEN)));
  }

  /** Weight without a price ÷ weight of all spans, 0 to 1, rounded up; 0 for no span at all. */
  public Decimal downShare() {
    return down.signum() == 0
        ? Decimal.ZERO
        : Decimal.of(
            new BigDecimal(down)
                .divide(new BigDecimal(up.add(down)), Decimal.SCALE, RoundingMode.CEILING));
  }

  private BigInteger factor(long span) {
    BigInteger product = ONE;
    long rest = span;
    for (int place = 0; rest != 0; place++, rest >>>= BASE_BITS) {
      int digit = (int) (rest & (BASE - 1));
      if (digit != 0) {
        BigInteger factor = digitFactor(place, digit);
        product = product.multiply(factor).shiftRight(FRACTION_BITS);
      }
    }
    return product;
  }

  private BigInteger digitFactor(int place, int digit) {
    while (factors.size() <= place) {
      factors.add(new BigInteger[BASE]);
    }
    @Nullable BigInteger[] row = factors.get(place);
    BigInteger known = row[digit];
    if (known == null) {
      BigDecimal exact = decay.kept((long) digit << (BASE_BITS * place));
      known = exact.multiply(new BigDecimal(ONE)).toBigInteger();
      row[digit] = known;
    }
    return known;
  }
}
