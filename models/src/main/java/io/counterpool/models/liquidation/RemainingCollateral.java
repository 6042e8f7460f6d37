package io.counterpool.models.liquidation;

import io.counterpool.models.Bounds;
import io.counterpool.models.Decimal;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whether an isolated position must be closed, by what would remain of its collateral.
 *
 * <p>{@code remaining = collateral + profit + impact − fees}. The impact of closing counts only if
 * it is adverse, and at most {@code maxImpactFraction} of the notional, so that an imbalance alone
 * starts no cascade. The fee of the liquidation itself is not part of the test. Source: GMX v2,
 * PositionUtils.isPositionLiquidatable.
 *
 * @param minFraction least remaining part of the notional, ≥ 0
 * @param maxImpactFraction most impact that counts, part of the notional, ≥ 0
 * @param minCollateral least amount that must remain, settlement units, ≥ 0; null: not asked
 */
public record RemainingCollateral(
    Decimal minFraction, Decimal maxImpactFraction, @Nullable BigDecimal minCollateral) {

  /** Digits of products with a price. */
  private static final int SCALE = 30;

  public RemainingCollateral {
    Bounds.notNegative("minFraction", minFraction);
    Bounds.notNegative("maxImpactFraction", maxImpactFraction);
    if (minCollateral != null) {
      Bounds.notNegative("minCollateral", minCollateral);
    }
  }

  /** Why a position must be closed, in the order in which it is asked. */
  public enum Reason {
    /** Less remains than the least amount. */
    BELOW_MIN_COLLATERAL,
    /** Nothing remains. */
    NOTHING_LEFT,
    /** Less remains than the least part of the notional. */
    BELOW_LEVERAGE_LIMIT
  }

  /**
   * A position; where price and collateral price have a spread, the end that is worse for it.
   *
   * @param notional size at entry, settlement units, ≥ 0
   * @param size base units, ≥ 0
   * @param collateral value of the collateral, settlement units, ≥ 0
   * @param fees of closing, borrowing and funding, settlement units
   */
  public record Position(
      boolean isLong,
      BigDecimal notional,
      BigDecimal size,
      BigDecimal collateral,
      BigDecimal fees) {

    public Position {
      Bounds.notNegative("notional", notional);
      Bounds.notNegative("size", size);
      Bounds.notNegative("collateral", collateral);
    }

    /** {@code size × price − notional} for a long, the opposite for a short. */
    public BigDecimal profit(BigDecimal price) {
      BigDecimal gain = size.multiply(price).subtract(notional);
      return isLong ? gain : gain.negate();
    }
  }

  /**
   * The verdict.
   *
   * @param remaining settlement units, of any sign, rounded down
   * @param required settlement units, rounded up
   * @param reason empty if the position stays
   */
  public record Verdict(BigDecimal remaining, BigDecimal required, Optional<Reason> reason) {}

  /**
   * Examines a position.
   *
   * @param price settlement units for one base unit, above 0
   * @param closeImpact of closing now, settlement units, above 0 favours the trader
   * @param notedImpact of the openings, not settled yet, base units, see {@code ImpactPool}
   */
  public Verdict examine(
      Position position, BigDecimal price, BigDecimal closeImpact, BigDecimal notedImpact) {
    Bounds.positive("price", price);
    return examine(position, position.profit(price), price, closeImpact, notedImpact);
  }

  /**
   * The same with another profit, for instance a capped one.
   *
   * @param profit settlement units
   */
  public Verdict examine(
      Position position,
      BigDecimal profit,
      BigDecimal price,
      BigDecimal closeImpact,
      BigDecimal notedImpact) {
    BigDecimal most = position.notional().multiply(maxImpactFraction.toBigDecimal());
    BigDecimal impact =
        closeImpact.add(notedImpact.multiply(price)).min(BigDecimal.ZERO).max(most.negate());
    BigDecimal remaining =
        position
            .collateral()
            .add(profit)
            .add(impact)
            .subtract(position.fees())
            .setScale(SCALE, RoundingMode.FLOOR);
    BigDecimal required =
        position
            .notional()
            .multiply(minFraction.toBigDecimal())
            .setScale(SCALE, RoundingMode.CEILING);
    return new Verdict(remaining, required, reason(remaining, required));
  }

  private Optional<Reason> reason(BigDecimal remaining, BigDecimal required) {
    if (minCollateral != null && remaining.compareTo(minCollateral) < 0) {
      return Optional.of(Reason.BELOW_MIN_COLLATERAL);
    }
    if (remaining.signum() <= 0) {
      return Optional.of(Reason.NOTHING_LEFT);
    }
    return remaining.compareTo(required) < 0
        ? Optional.of(Reason.BELOW_LEVERAGE_LIMIT)
        : Optional.empty();
  }
}
