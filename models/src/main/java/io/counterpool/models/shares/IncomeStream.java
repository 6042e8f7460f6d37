package io.counterpool.models.shares;

import io.counterpool.models.Bounds;
import io.counterpool.models.Decimal;
import io.counterpool.models.OutOfRangeException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;

/**
 * Income on its way into the value of shares, so that nobody can buy shares just before it lands
 * and sell them just after.
 *
 * <p>What is earned waits until the next strike and enters value linearly from there: {@code
 * unreleased(t) = waiting + releasing × (until − t) ÷ (until − from)}. At a strike what waits joins
 * what is left, over the mean of their times weighted by the amounts, so that a small income delays
 * no large one. Reading changes nothing: the figure at an instant is the same however often it was
 * asked for, which {@link FeeSmear}'s is not. With redemptions priced without {@code unreleased}
 * and deposits with it, at what the redemptions leave, shares held from one strike to the next gain
 * nothing of what was earned between, and less than they paid for of what was earned before.
 * Nothing is lost: what is not released is here, to the last unit. Source: the weighted unlocking
 * of profits in Yearn's v3 vaults, started at strikes.
 *
 * @param waiting earned since the last strike, ≥ 0
 * @param releasing what had not entered value at {@code from}, ≥ 0
 * @param from instant of the last strike
 * @param until when all of {@code releasing} is in, not before {@code from}
 */
public record IncomeStream(Decimal waiting, Decimal releasing, Instant from, Instant until) {

  /** Nothing on its way. */
  public static final IncomeStream NONE =
      new IncomeStream(Decimal.ZERO, Decimal.ZERO, Instant.EPOCH, Instant.EPOCH);

  public IncomeStream {
    Bounds.notNegative("waiting", waiting);
    Bounds.notNegative("releasing", releasing);
    if (until.isBefore(from)) {
      throw new OutOfRangeException("until must not be before " + from + ", was " + until);
    }
  }

  /** With {@code amount} ≥ 0 more that waits for the next strike. */
  public IncomeStream earned(Decimal amount) {
    return new IncomeStream(
        waiting.plus(Bounds.notNegative("amount", amount)), releasing, from, until);
  }

  /**
   * What has not entered value at {@code at}, rounded up.
   *
   * @param scale fraction digits of the asset
   */
  public Decimal unreleased(Instant at, int scale) {
    return waiting.plus(left(at, scale));
  }

  private Decimal left(Instant at, int scale) {
    if (!at.isAfter(from)) {
      return releasing;
    }
    if (!at.isBefore(until)) {
      return Decimal.ZERO;
    }
    BigDecimal exact =
        releasing
            .toBigDecimal()
            .multiply(millis(at, until))
            .divide(millis(from, until), scale, RoundingMode.CEILING);
    return Decimal.of(exact).min(releasing);
  }

  /**
   * A strike at {@code at}: what waits starts to enter value, over {@code seconds} ≥ 0.
   *
   * @param scale fraction digits of the asset
   */
  public IncomeStream strike(Instant at, long seconds, int scale) {
    Bounds.notNegativeSeconds(seconds);
    Decimal left = left(at, scale);
    Decimal all = left.plus(waiting);
    if (all.isZero()) {
      return NONE;
    }
    BigDecimal weighted =
        left.toBigDecimal()
            .multiply(left.isZero() ? BigDecimal.ZERO : millis(at, until))
            .add(
                waiting
                    .toBigDecimal()
                    .multiply(BigDecimal.valueOf(Duration.ofSeconds(seconds).toMillis())));
    long span = weighted.divide(all.toBigDecimal(), 0, RoundingMode.CEILING).longValueExact();
    return new IncomeStream(Decimal.ZERO, all, at, at.plusMillis(span));
  }

  /**
   * Without {@code amount} that goes elsewhere at {@code at}, at most what is unreleased: first of
   * what waits.
   *
   * @param scale fraction digits of the asset
   */
  public IncomeStream without(Decimal amount, Instant at, int scale) {
    Bounds.atMost(
        "amount", Bounds.notNegative("amount", amount), "unreleased", unreleased(at, scale));
    Decimal ofWaiting = amount.min(waiting);
    Decimal left = left(at, scale).minus(amount.minus(ofWaiting));
    return new IncomeStream(
        waiting.minus(ofWaiting),
        left,
        at.isBefore(from) ? from : at,
        at.isBefore(until) ? until : at);
  }

  private static BigDecimal millis(Instant from, Instant until) {
    return BigDecimal.valueOf(Duration.between(from, until).toMillis());
  }
}
