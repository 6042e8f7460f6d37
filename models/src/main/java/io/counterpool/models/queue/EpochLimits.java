package io.counterpool.models.queue;

import io.counterpool.models.Bounds;
import io.counterpool.models.Decimal;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Which fills of an epoch's orders are allowed.
 *
 * <p>{@code newReserve = reserve + supplies − redeems}, {@code assets = loans + newReserve}, {@code
 * newSenior = senior + seniorSupply − seniorRedeem}. Checked in the order of {@link Verdict};
 * limits of assets times a ratio are rounded down at eighteen digits. A pool that closes takes no
 * supply and asks no more than the first two. Source: Tinlake, EpochCoordinator.
 *
 * @param mostReserve idle cash that the pool may hold, ≥ 0
 * @param leastSeniorRatio senior part of all assets, ≥ 0
 * @param mostSeniorRatio ≥ {@code leastSeniorRatio}
 */
public record EpochLimits(Decimal mostReserve, Decimal leastSeniorRatio, Decimal mostSeniorRatio) {

  /** The first check that a proposal fails. */
  public enum Verdict {
    /** Redemptions exceed the reserve and the supplies. */
    NOT_ENOUGH_CASH(-1),
    /** An order would be filled beyond its amount. */
    OVER_FILLED(-2),
    /** The pool closes and takes no supply. */
    POOL_CLOSING(-7),
    /** The reserve would be above its limit. */
    RESERVE_TOO_LARGE(-3),
    /** The senior part would be below its band. */
    SENIOR_RATIO_TOO_SMALL(-4),
    /** The senior part would be above its band. */
    SENIOR_RATIO_TOO_LARGE(-5),
    VALID(0);

    private final int code;

    Verdict(int code) {
      this.code = code;
    }

    /** The number that the source gives it. */
    public int code() {
      return code;
    }
  }

  /**
   * The pool when the epoch closed.
   *
   * @param reserve idle cash, ≥ 0
   * @param loans value of the loans, ≥ 0
   * @param senior what the senior is owed, ≥ 0
   * @param closing whether the pool winds down
   */
  public record Pool(Decimal reserve, Decimal loans, Decimal senior, boolean closing) {

    public Pool {
      Bounds.notNegative("reserve", reserve);
      Bounds.notNegative("loans", loans);
      Bounds.notNegative("senior", senior);
    }
  }

  public EpochLimits {
    Bounds.notNegative("mostReserve", mostReserve);
    Bounds.notNegative("leastSeniorRatio", leastSeniorRatio);
    Bounds.atMost("leastSeniorRatio", leastSeniorRatio, "mostSeniorRatio", mostSeniorRatio);
  }

  /**
   * Judges a proposal.
   *
   * @param orders what was asked
   * @param fills what would be done
   */
  public Verdict judge(Pool pool, EpochOrders orders, EpochOrders fills) {
    BigDecimal cash = pool.reserve().toBigDecimal().add(fills.supplies());
    if (cash.compareTo(fills.redeems()) < 0) {
      return Verdict.NOT_ENOUGH_CASH;
    }
    if (!fills.within(orders)) {
      return Verdict.OVER_FILLED;
    }
    if (pool.closing()) {
      return fills.supplies().signum() > 0 ? Verdict.POOL_CLOSING : Verdict.VALID;
    }
    BigDecimal reserve = cash.subtract(fills.redeems());
    if (reserve.compareTo(mostReserve.toBigDecimal()) > 0) {
      return Verdict.RESERVE_TOO_LARGE;
    }
    BigDecimal assets = pool.loans().toBigDecimal().add(reserve);
    BigDecimal senior =
        pool.senior()
            .toBigDecimal()
            .add(fills.seniorSupply().toBigDecimal())
            .subtract(fills.seniorRedeem().toBigDecimal());
    if (senior.compareTo(limit(assets, leastSeniorRatio)) < 0) {
      return Verdict.SENIOR_RATIO_TOO_SMALL;
    }
    return senior.compareTo(limit(assets, mostSeniorRatio)) > 0
        ? Verdict.SENIOR_RATIO_TOO_LARGE
        : Verdict.VALID;
  }

  private static BigDecimal limit(BigDecimal assets, Decimal ratio) {
    return assets.multiply(ratio.toBigDecimal()).setScale(Decimal.SCALE, RoundingMode.DOWN);
  }
}
