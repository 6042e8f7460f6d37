package io.counterpool.models.funding;

import io.counterpool.models.ClockAverage;
import io.counterpool.models.Decimal;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * Accrual of a model that looks at the pool's book. Its charges of a whole period are spread evenly
 * over it, so that nobody avoids them by being away for an instant; the premium is the mean of the
 * last complete period.
 */
final class BookAccrual {

  private static final Decimal DAY_SECONDS = Decimal.of(86_400);
  private static final MathContext UP = new MathContext(40, RoundingMode.UP);

  /** What a unit of long size pays and one of short size receives in a period. */
  private record Flows(BigDecimal longs, BigDecimal shorts) {

    Flows plus(Flows other) {
      return new Flows(longs.add(other.longs), shorts.add(other.shorts));
    }

    Flows times(long seconds) {
      BigDecimal time = BigDecimal.valueOf(seconds);
      return new Flows(longs.multiply(time), shorts.multiply(time));
    }

    boolean same() {
      return longs.compareTo(shorts) == 0;
    }
  }

  private BookAccrual() {}

  static FundingCarry advance(PoolFunding model, FundingCarry before, FundingInterval over) {
    ClockAverage premium = premium(model, before.premium(), over);
    long second = over.span().fromSecond();
    long left = over.span().seconds();
    Flows sum = new Flows(BigDecimal.ZERO, BigDecimal.ZERO);
    while (left > 0) {
      long part = premium == null ? left : Math.min(left, premium.left(second));
      sum = sum.plus(budgeted(model, full(model, premium, over), over).times(part));
      second += part;
      left -= part;
      if (premium != null) {
        premium = premium.add(over.premium(), part);
        premium = premium.isOver(second) ? premium.roll(second) : premium;
      }
    }
    if (premium != null && premium.isOver(over.span().untilSecond())) {
      premium = premium.roll(over.span().untilSecond());
    }
    Flows full = full(model, premium, over);
    Flows now = budgeted(model, full, over);
    // The pool collects longs less shorts. Where both are charged alike one rounding serves both.
    boolean alike = sum.same();
    RoundingMode longs =
        !alike || over.skewSize().isPositive() ? RoundingMode.CEILING : RoundingMode.FLOOR;
    RoundingMode shorts =
        alike && over.skewSize().isPositive() ? RoundingMode.CEILING : RoundingMode.FLOOR;
    return new FundingCarry(
        perDay(model, unlimited(full), over),
        perDay(model, now.longs(), over),
        perDay(model, now.shorts(), over),
        before.longIndex().plus(step(model, sum.longs(), longs)),
        before.shortIndex().plus(step(model, sum.shorts(), shorts)),
        premium);
  }

  private static @Nullable ClockAverage premium(
      PoolFunding model, @Nullable ClockAverage before, FundingInterval over) {
    if (!model.followsPremium()) {
      return null;
    }
    return before != null && before.periodSeconds() == model.periodSeconds()
        ? before
        : ClockAverage.start(model.periodSeconds(), over.span().fromSecond(), Decimal.ZERO);
  }

  /** Flows of a period that the model alone limits. */
  private static Flows full(
      PoolFunding model, @Nullable ClockAverage premium, FundingInterval over) {
    Decimal mean = premium == null ? Decimal.ZERO : premium.mean();
    return switch (model) {
      case AveragePremiumFunding average -> alike(average.rate(mean), over);
      case InventoryFunding inventory ->
          alike(
              inventory.rate(
                  over.skewSize().negate(), over.price(), over.poolCapital(), over.largerSize()),
              over);
      case CappedPremiumFunding capped -> {
        Decimal mark = over.price().times(Decimal.ONE.plus(mean), RoundingMode.HALF_EVEN);
        SideCharges charges =
            capped.charges(
                new PoolBook(
                    mark,
                    over.price(),
                    over.longSize(),
                    over.shortSize(),
                    over.skewSize(),
                    over.feePool(),
                    over.poolCapital()),
                capped.periodSeconds());
        yield new Flows(charges.longCharge().toBigDecimal(), charges.shortCharge().toBigDecimal());
      }
    };
  }

  private static Flows alike(Decimal rate, FundingInterval over) {
    BigDecimal flow = rate.toBigDecimal().multiply(over.price().toBigDecimal());
    return new Flows(flow, flow);
  }

  /** The flows with the receiving side reduced by what the budget does not pay. */
  private static Flows budgeted(PoolFunding model, Flows full, FundingInterval over) {
    if (over.budgetPerDay() == null) {
      return full;
    }
    BigDecimal longSize = over.longSize().toBigDecimal();
    BigDecimal shortSize = over.shortSize().toBigDecimal();
    BigDecimal budget =
        over.budgetPerDay()
            .timesOver(
                Decimal.of(model.periodSeconds()), DAY_SECONDS, Decimal.SCALE, RoundingMode.DOWN)
            .toBigDecimal();
    BigDecimal missing =
        shortSize
            .multiply(full.shorts())
            .subtract(longSize.multiply(full.longs()))
            .subtract(budget);
    if (missing.signum() <= 0) {
      return full;
    }
    return full.longs().signum() < 0
        ? new Flows(full.longs().add(missing.divide(longSize, UP)), full.shorts())
        : new Flows(full.longs(), full.shorts().subtract(missing.divide(shortSize, UP)));
  }

  private static Decimal step(PoolFunding model, BigDecimal sum, RoundingMode rounding) {
    return Decimal.of(
        sum.divide(BigDecimal.valueOf(model.periodSeconds()), Decimal.SCALE, rounding));
  }

  /** The paying side is never reduced. */
  private static BigDecimal unlimited(Flows full) {
    return full.longs().abs().compareTo(full.shorts().abs()) >= 0 ? full.longs() : full.shorts();
  }

  private static Decimal perDay(PoolFunding model, BigDecimal flow, FundingInterval over) {
    return Decimal.of(
        flow.multiply(DAY_SECONDS.toBigDecimal())
            .divide(
                over.price().toBigDecimal().multiply(BigDecimal.valueOf(model.periodSeconds())),
                Decimal.SCALE,
                RoundingMode.DOWN));
  }
}
