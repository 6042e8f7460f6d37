package io.counterpool.models.rates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.counterpool.models.AccrualSpan;
import io.counterpool.models.Decimal;
import io.counterpool.models.Draws;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A borrowing index is exact, bounded and never falls, whatever its rate remembers. */
final class BorrowAccrualTest {

  private static final int HOUR = 3600;
  private static final int TOUCHES = 1000;
  private static final Decimal PRICE = d("2000");
  private static final AdaptiveCurveRate ADAPTIVE =
      new AdaptiveCurveRate(d("0.9"), d("4"), d("50"), d("0.04"), d("0.001"), d("2"));

  private static Decimal d(String plain) {
    return Decimal.of(plain);
  }

  private static DynamicKinkRate kink(String slopeMin, String slopeMax) {
    return new DynamicKinkRate(
        d("0.2"),
        d("0.5"),
        d("0.7"),
        d("0.9"),
        d("0.000000000158548959"),
        d(slopeMin),
        d(slopeMax),
        d("4"),
        d("0.000000000000003670"),
        d("0.000000000000367011"),
        d("0.000000000000003670"),
        d("0.000000000000036701"),
        d("0.000000000000007340"),
        d("10"),
        true);
  }

  private static final DynamicKinkRate KINK = kink("0.000000001585489599", "0.000000031709791980");

  static List<BorrowModel> models() {
    return List.of(
        new FlatRate(d("0.05")),
        new KinkedRate(d("0.01"), d("0.8"), d("0.04"), d("0.6")),
        new JumpRate(d("0.1"), d("0.2"), d("0.9"), d("1")),
        new PowerRate(d("0.01"), d("0.4"), d("2.5")),
        ADAPTIVE,
        KINK);
  }

  private static BorrowCarry advance(
      BorrowModel model, BorrowCarry before, long from, long seconds, String utilisation) {
    return BorrowAccrual.advance(
        model, before, AccrualSpan.of(from, seconds), d(utilisation), PRICE);
  }

  private static DriftMemory memory(BorrowCarry carry) {
    return Objects.requireNonNull(carry.drift());
  }

  @Test
  void driftsAtFullHoursByTheMeanUtilisation() {
    BorrowCarry start = BorrowAccrual.start(ADAPTIVE, d("1"), 0);
    assertThat(start.rateAnnual().toDouble()).isCloseTo(0.16, within(1e-9));
    BorrowCarry first = advance(ADAPTIVE, start, 0, HOUR, "1");
    // The first hour sets the initial rate without drift; 4 × 0.04 × 2,000 ÷ 8,760 an hour
    assertThat(first.index().toDouble()).isCloseTo(320.0 / 8760, within(1e-9));
    assertThat(first.rateAnnual().toDouble()).isCloseTo(0.16, within(1e-9));
    // Half an hour at 1 and half at the target make a mean error of a half.
    BorrowCarry half = advance(ADAPTIVE, first, HOUR, HOUR / 2, "1");
    assertThat(half.rateAnnual()).isEqualTo(first.rateAnnual());
    BorrowCarry second = advance(ADAPTIVE, half, HOUR + HOUR / 2, HOUR / 2, "0.9");
    assertThat(advance(ADAPTIVE, second, 2 * HOUR, 0, "1").rateAnnual().toDouble())
        .isCloseTo(0.16 * Math.exp(50.0 / 8760 / 2), within(1e-8));
  }

  @Test
  void startsAnotherModelAnewAndHoldsTheSameOneBetweenItsNewBounds() {
    BorrowCarry high = advance(KINK, BorrowAccrual.start(KINK, d("1"), 0), 0, 80_000, "1");
    BorrowCarry adaptive = advance(ADAPTIVE, high, 80_000, 0, "0.9");
    assertThat(adaptive.rateAnnual().toDouble()).isCloseTo(0.04, within(1e-9));
    assertThat(adaptive.index()).isEqualTo(high.index());
    DynamicKinkRate lower = kink("0.000000001585489599", "0.000000001585489600");
    BorrowCarry held = advance(lower, high, 80_000, 0, "1");
    assertThat(memory(held).state()).isEqualTo(lower.slopeMax());
    assertThat(memory(held).utilisation()).isEqualTo(memory(high).utilisation());
    BorrowCarry curve = advance(new FlatRate(d("0.05")), high, 80_000, HOUR, "1");
    assertThat(curve.drift()).isNull();
    assertThat(curve.index()).isGreaterThan(high.index());
  }

  @Test
  void countsAUtilisationAboveOneAsOne() {
    for (BorrowModel model : models()) {
      BorrowCarry start = BorrowAccrual.start(model, d("1"), 0);
      assertThat(advance(model, start, 0, 20_000, "1.7"))
          .isEqualTo(advance(model, start, 0, 20_000, "1"));
    }
  }

  @ParameterizedTest
  @MethodSource("models")
  void accruesTheSameInOneTouchOrAThousandWithinThePublishedBound(BorrowModel model) {
    Draws draws = new Draws(5);
    for (int i = 0; i < 5; i++) {
      long from = draws.below(1_000_000);
      int each = 1 + draws.below(86);
      Decimal utilisation = draws.between("0", "1.2", 6);
      Decimal price = draws.price();
      BorrowCarry start = BorrowAccrual.start(model, utilisation, from);
      BorrowCarry once =
          BorrowAccrual.advance(
              model, start, AccrualSpan.of(from, (long) each * TOUCHES), utilisation, price);
      BorrowCarry often = start;
      for (int touch = 0; touch < TOUCHES; touch++) {
        AccrualSpan span = AccrualSpan.of(from + (long) each * touch, each);
        often = BorrowAccrual.advance(model, often, span, utilisation, price);
      }
      assertThat(often.rateAnnual()).as("%s", draws).isEqualTo(once.rateAnnual());
      assertThat(often.drift()).isEqualTo(once.drift());
      assertThat(often.index().minus(once.index()))
          .as("%s", draws)
          .isBetween(Decimal.ZERO, BorrowAccrual.TOUCH_BOUND.index(TOUCHES, price, 86_000));
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void neverFallsAndRisesByAtMostTheHighestRate(long seed) {
    Draws draws = new Draws(seed);
    BorrowModel model = ADAPTIVE;
    BorrowCarry now = BorrowAccrual.start(model, d("0.5"), 0);
    long second = 0;
    for (int i = 0; i < Draws.STEPS; i++) {
      model = draws.below(20) == 0 ? draws.oneOf(models()) : model;
      long seconds = draws.below(20_000);
      long gap = draws.chance() ? 0 : draws.below(20_000);
      Decimal price = draws.price();
      BorrowCarry after =
          BorrowAccrual.advance(
              model,
              now,
              new AccrualSpan(second, seconds, second + seconds + gap),
              draws.between("0", "1.2", 6),
              price);
      assertThat(after.index().minus(now.index()))
          .as("%s: %s", draws, model)
          .isBetween(
              Decimal.ZERO,
              BorrowIndex.accrue(Decimal.ZERO, BorrowAccrual.largestRate(model), price, seconds));
      assertThat(after.rateAnnual()).isLessThanOrEqualTo(BorrowAccrual.largestRate(model));
      now = after;
      second += seconds + gap;
    }
    assertThat(now.index()).isGreaterThan(Decimal.ZERO);
  }
}
