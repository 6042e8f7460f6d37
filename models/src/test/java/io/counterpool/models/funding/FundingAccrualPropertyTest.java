package io.counterpool.models.funding;

import static org.assertj.core.api.Assertions.assertThat;

import io.counterpool.models.AccrualSpan;
import io.counterpool.models.Decimal;
import io.counterpool.models.Draws;
import io.counterpool.models.TouchBound;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Laws of funding over time: nothing is made or lost, and nobody gains by touching a market. */
final class FundingAccrualPropertyTest {

  private static final int STEPS = Boolean.getBoolean("full") ? 1_000_000 : 20_000;
  private static final int TOUCHES = 1000;
  private static final int CASH = 6;
  private static final BigDecimal DAY_SECONDS = BigDecimal.valueOf(86_400);

  static List<Class<? extends MarketFunding>> models() {
    return MarketFunding.models().values().stream()
        .sorted(java.util.Comparator.comparing(Class::getName))
        .toList();
  }

  private static MarketFunding model(Class<? extends MarketFunding> type, Draws draws) {
    if (type == SkewVelocityFunding.class) {
      return new SkewVelocityFunding(
          draws.between("0", "5", 6),
          draws.between("0.0001", "10000", 4),
          draws.between("0", "0.2", 6));
    }
    if (type == PremiumFunding.class) {
      return new PremiumFunding(
          draws.between("0.0001", "10000", 4),
          28_800,
          draws.between("-0.01", "0.01", 6),
          draws.between("0", "0.2", 6));
    }
    if (type == ZonedFunding.class) {
      Decimal decayBelow = draws.between("0", "0.5", 4);
      return new ZonedFunding(
          draws.between("0.0001", "2000", 4),
          decayBelow,
          decayBelow.plus(draws.between("0", "0.5", 4)),
          draws.between("0", "2", 6),
          draws.between("0", "0.5", 6),
          draws.between("0", "0.2", 6));
    }
    if (type == AveragePremiumFunding.class) {
      return new AveragePremiumFunding(
          draws.oneOf(List.of(60, 3600, 28_800)),
          draws.between("-0.001", "0.001", 6),
          draws.between("0", "0.001", 6),
          draws.between("0", "0.05", 6));
    }
    if (type == CappedPremiumFunding.class) {
      return new CappedPremiumFunding(33, 3, CASH, 9);
    }
    if (type == InventoryFunding.class) {
      return new InventoryFunding(
          draws.between("-0.001", "0.001", 6),
          draws.between("0", "0.1", 6),
          draws.between("0", "0.01", 6),
          28_800);
    }
    return new NoFunding();
  }

  private static FundingCarry start(Draws draws) {
    Decimal rate = draws.between("-0.2", "0.2", 6);
    return new FundingCarry(
        rate, rate, rate, draws.between("-9", "9", 18), draws.between("-9", "9", 18), null);
  }

  private static FundingInterval interval(
      Draws draws, AccrualSpan span, Decimal longs, Decimal shorts, @Nullable Decimal budget) {
    return new FundingInterval(
        span,
        longs,
        shorts,
        draws.price(),
        draws.between("-0.1", "0.1", 9),
        draws.between("0", "1000000", CASH),
        draws.between("0", "1000", CASH),
        budget);
  }

  private static @Nullable Decimal budget(Draws draws) {
    return draws.chance() ? draws.between("0", "1000", CASH) : null;
  }

  private static FundingInterval at(FundingInterval over, AccrualSpan span) {
    return new FundingInterval(
        span,
        over.longSize(),
        over.shortSize(),
        over.price(),
        over.premium(),
        over.poolCapital(),
        over.feePool(),
        over.budgetPerDay());
  }

  @ParameterizedTest
  @MethodSource("models")
  void accruesTheSameInOneTouchOrAThousandWithinThePublishedBound(
      Class<? extends MarketFunding> type) {
    TouchBound bound = FundingAccrual.touchBound(type);
    Draws draws = new Draws(11);
    for (int i = 0; i < 5; i++) {
      MarketFunding model = model(type, draws);
      long from = draws.below(1_000_000);
      int each = 1 + draws.below(86);
      long whole = (long) each * TOUCHES;
      FundingInterval over =
          interval(
              draws,
              AccrualSpan.of(from, whole),
              draws.between("0", "1000", 4),
              draws.between("0", "1000", 4),
              budget(draws));
      FundingCarry start = start(draws);
      FundingCarry once = FundingAccrual.advance(model, start, over);
      FundingCarry often = start;
      for (int touch = 0; touch < TOUCHES; touch++) {
        AccrualSpan span = AccrualSpan.of(from + (long) each * touch, each);
        often = FundingAccrual.advance(model, often, at(over, span));
      }
      String as = draws + ": " + model + " over " + over;
      assertThat(often.ratePerDay().minus(once.ratePerDay()).abs())
          .as(as)
          .isLessThanOrEqualTo(bound.rate(TOUCHES));
      Decimal most = bound.index(TOUCHES, over.price(), whole);
      assertThat(often.longIndex().minus(once.longIndex()).abs()).as(as).isLessThanOrEqualTo(most);
      assertThat(often.shortIndex().minus(once.shortIndex()).abs())
          .as(as)
          .isLessThanOrEqualTo(most);
      assertThat(often.premium()).isEqualTo(once.premium());
    }
  }

  @ParameterizedTest
  @ValueSource(longs = 1)
  void movesEitherIndexByAtMostTheDeclaredStepAndThePoolPaysAtMostItsBudget(long seed) {
    Draws draws = new Draws(seed);
    for (int i = 0; i < Draws.STEPS / 2; i++) {
      MarketFunding model = model(draws.oneOf(models()), draws);
      FundingCarry before = start(draws);
      long seconds = draws.below(86_401);
      FundingInterval over =
          interval(
              draws,
              AccrualSpan.of(draws.below(100_000), seconds),
              draws.between("0", "1000", 4),
              draws.between("0", "1000", 4),
              budget(draws));
      String as = draws + ": " + model + " over " + over;
      holdsTheLaws(model, before, FundingAccrual.advance(model, before, over), over, as);
    }
  }

  /** What any interval keeps to, whatever came before it. */
  private static void holdsTheLaws(
      MarketFunding model,
      FundingCarry before,
      FundingCarry after,
      FundingInterval over,
      String as) {
    long seconds = over.span().seconds();
    Decimal longs = after.longIndex().minus(before.longIndex());
    Decimal shorts = after.shortIndex().minus(before.shortIndex());
    boolean mayPart = over.budgetPerDay() != null || model instanceof PoolFunding;
    Decimal most = FundingAccrual.largestStep(model, mayPart, over.price(), seconds);
    assertThat(longs.abs()).as(as).isLessThanOrEqualTo(most);
    assertThat(shorts.abs()).as(as).isLessThanOrEqualTo(most);
    BigDecimal gain = gain(over, longs, shorts);
    if (over.budgetPerDay() == null) {
      if (!(model instanceof CappedPremiumFunding)) {
        assertThat(longs).as(as).isEqualTo(shorts);
      }
    } else {
      assertThat(gain.negate().multiply(DAY_SECONDS))
          .as(as)
          .isLessThanOrEqualTo(
              over.budgetPerDay().toBigDecimal().multiply(BigDecimal.valueOf(seconds)));
    }
    if (model instanceof CappedPremiumFunding capped) {
      BigDecimal limit =
          over.feePool()
              .dividedBy(Decimal.of(capped.poolDivisor()), RoundingMode.UP)
              .timesOver(Decimal.of(seconds), Decimal.of(3600), 18, RoundingMode.UP)
              .plus(Decimal.ofUnits(24, CASH))
              .toBigDecimal();
      assertThat(gain.negate()).as(as).isLessThanOrEqualTo(limit);
    }
  }

  private static BigDecimal gain(FundingInterval over, Decimal longs, Decimal shorts) {
    return over.longSize()
        .toBigDecimal()
        .multiply(longs.toBigDecimal())
        .subtract(over.shortSize().toBigDecimal().multiply(shorts.toBigDecimal()));
  }

  /** A book of positions that settle when they like; the pool takes the sum every interval. */
  private static final class Book {
    private final Decimal[] sizes = new Decimal[12];
    private final Decimal[] touched = new Decimal[sizes.length];
    private BigDecimal tradersExact = BigDecimal.ZERO;
    private Decimal tradersCash = Decimal.ZERO;
    private BigDecimal pool = BigDecimal.ZERO;
    private long settlements;

    Book(Draws draws) {
      for (int i = 0; i < sizes.length; i++) {
        sizes[i] = draws.size("100", 4);
        touched[i] = Decimal.ZERO;
      }
    }

    Decimal side(int sign) {
      Decimal sum = Decimal.ZERO;
      for (Decimal size : sizes) {
        sum = size.signum() == sign ? sum.plus(size.abs()) : sum;
      }
      return sum;
    }

    void settle(int i, FundingCarry now, Decimal sizeAfter) {
      Decimal change = index(now, sizes[i]).minus(touched[i]);
      tradersExact = tradersExact.subtract(sizes[i].toBigDecimal().multiply(change.toBigDecimal()));
      tradersCash = tradersCash.minus(sizes[i].times(change, CASH, RoundingMode.CEILING));
      settlements++;
      sizes[i] = sizeAfter;
      touched[i] = index(now, sizeAfter);
    }

    private static Decimal index(FundingCarry now, Decimal size) {
      return size.isNegative() ? now.shortIndex() : now.longIndex();
    }

    /** Everybody settles: traders, pool and remainder make 0, and the remainder is small. */
    void check(FundingCarry now, String as) {
      for (int i = 0; i < sizes.length; i++) {
        settle(i, now, sizes[i]);
      }
      assertThat(tradersExact.add(pool)).as(as).isEqualByComparingTo(BigDecimal.ZERO);
      Decimal poolCash = Decimal.of(pool, CASH, RoundingMode.FLOOR);
      Decimal remainder = Decimal.ZERO.minus(tradersCash).minus(poolCash);
      assertThat(tradersCash.plus(poolCash).plus(remainder)).isEqualTo(Decimal.ZERO);
      assertThat(remainder).as(as).isBetween(Decimal.ZERO, Decimal.ofUnits(settlements + 1, CASH));
    }
  }

  @ParameterizedTest
  @ValueSource(longs = 3)
  void tradersAndPoolAndRemainderMakeZeroOverARandomHistory(long seed) {
    Draws draws = new Draws(seed);
    Book book = new Book(draws);
    FundingCarry now = FundingCarry.START;
    MarketFunding model = model(draws.oneOf(models()), draws);
    Decimal budget = budget(draws);
    long second = 0;
    for (int step = 1; step <= STEPS; step++) {
      long seconds = draws.below(4000);
      FundingInterval over =
          interval(draws, AccrualSpan.of(second, seconds), book.side(1), book.side(-1), budget);
      FundingCarry after = FundingAccrual.advance(model, now, over);
      holdsTheLaws(model, now, after, over, draws + " at step " + step);
      book.pool =
          book.pool.add(
              gain(
                  over,
                  after.longIndex().minus(now.longIndex()),
                  after.shortIndex().minus(now.shortIndex())));
      now = after;
      second += seconds;
      book.settle(draws.below(book.sizes.length), now, draws.size("100", 4));
      if (step % 200 == 0) {
        model = model(draws.oneOf(models()), draws);
        budget = budget(draws);
      }
      if (step % 5000 == 0) {
        book.check(now, draws + " at step " + step);
      }
    }
    book.check(now, draws.toString());
  }
}
