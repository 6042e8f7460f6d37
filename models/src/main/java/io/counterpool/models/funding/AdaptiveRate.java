package io.counterpool.models.funding;

import io.counterpool.models.Bounds;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * The step of an adaptive rate from one update to the next, on a grid of thirty digits.
 *
 * <ul>
 *   <li>{@link RateZone#GROW}: {@code saved += sign × floor(imbalance × growthPerSecond) ×
 *       seconds}, sign + if longs ≥ shorts
 *   <li>{@link RateZone#DECAY}: {@code |saved| −= decayPerSecond × seconds}, but never past one
 *       unit of the grid, so that the sign is kept
 *   <li>{@code |saved|} is at most {@code maxRate}; the rate that is charged is at least {@code
 *       minRate} besides. The saved one is not, or a minimum would keep it from changing its sign.
 * </ul>
 *
 * <p>A step depends on how often it is taken; {@link ZonedFunding} is the form in continuous time.
 * Source: GMX v2, MarketUtils (adaptive funding).
 *
 * @param decayBelow imbalance below which the rate decays, ≥ 0
 * @param growAbove imbalance above which it grows, at least {@code decayBelow}
 * @param growthPerSecond growth at an imbalance of 1, fraction per second per second, ≥ 0
 * @param decayPerSecond decay, fraction per second per second, ≥ 0
 * @param minRate least charge, fraction per second, ≥ 0, at most the largest
 * @param maxRate largest charge, fraction per second
 */
public record AdaptiveRate(
    BigDecimal decayBelow,
    BigDecimal growAbove,
    BigDecimal growthPerSecond,
    BigDecimal decayPerSecond,
    BigDecimal minRate,
    BigDecimal maxRate) {

  private static final BigDecimal UNIT = BigDecimal.ONE.movePointLeft(Imbalance.SCALE);

  public AdaptiveRate {
    Bounds.notNegative("decayBelow", decayBelow);
    Bounds.atMost("decayBelow", decayBelow, "growAbove", growAbove);
    Bounds.notNegative("growthPerSecond", growthPerSecond);
    Bounds.notNegative("decayPerSecond", decayPerSecond);
    Bounds.notNegative("minRate", minRate);
    Bounds.atMost("minRate", minRate, "maxRate", maxRate);
  }

  /**
   * What an update leaves.
   *
   * @param saved rate to begin the next step with, above 0: longs pay
   * @param charged rate that is charged, above 0: longs pay; 0 only if {@code saved} and the least
   *     charge are
   */
  public record Step(BigDecimal saved, BigDecimal charged) {

    /** Whether longs pay shorts. */
    public boolean longsPay() {
      return charged.signum() > 0;
    }
  }

  /**
   * One step.
   *
   * @param saved rate before, fraction per second
   * @param longs open interest, ≥ 0
   * @param shorts open interest, ≥ 0
   * @param imbalance from {@link Imbalance}, ≥ 0
   * @param seconds 0 or more
   */
  public Step step(
      BigDecimal saved, BigDecimal longs, BigDecimal shorts, BigDecimal imbalance, long seconds) {
    Bounds.notNegative("imbalance", imbalance);
    Bounds.notNegativeSeconds(seconds);
    int skewSign = longs.compareTo(shorts);
    BigDecimal time = BigDecimal.valueOf(seconds);
    BigDecimal moved =
        switch (RateZone.of(saved.signum(), skewSign, imbalance, decayBelow, growAbove)) {
          case GROW -> {
            BigDecimal growth =
                imbalance
                    .multiply(growthPerSecond)
                    .setScale(Imbalance.SCALE, RoundingMode.DOWN)
                    .multiply(time);
            yield skewSign >= 0 ? saved.add(growth) : saved.subtract(growth);
          }
          case HOLD -> saved;
          case DECAY ->
              withSign(saved, saved.abs().subtract(decayPerSecond.multiply(time)).max(UNIT));
        };
    BigDecimal next = withSign(moved, moved.abs().min(maxRate));
    return new Step(next, withSign(next, next.abs().max(minRate)));
  }

  /** 0 counts as the longs' side. */
  private static BigDecimal withSign(BigDecimal sign, BigDecimal magnitude) {
    return sign.signum() < 0 ? magnitude.negate() : magnitude;
  }
}
