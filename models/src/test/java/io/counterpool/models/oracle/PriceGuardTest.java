package io.counterpool.models.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.counterpool.models.Decimal;
import io.counterpool.models.Draws;
import io.counterpool.models.OutOfRangeException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The rules that let a price in or keep it out. */
final class PriceGuardTest {

  private static Decimal d(String plain) {
    return Decimal.of(plain);
  }

  @Test
  void keepsThePriceBeforeOutsideTheAnchorBound() {
    AnchorBound bound = new AnchorBound(d("0.1"));
    // 110 ÷ 100 = 1.1 and 90 ÷ 100 = 0.9 are inside, one unit further is not.
    assertThat(bound.agrees(d("100"), d("110"))).isTrue();
    assertThat(bound.agrees(d("100"), d("90"))).isTrue();
    assertThat(bound.agrees(d("100"), d("110.0000000000000001"))).isFalse();
    assertThat(bound.agrees(d("100"), d("89.9999999999999999"))).isFalse();
    assertThat(bound.decide(d("100"), d("50"), false))
        .isEqualTo(new AnchorBound.Decision(AnchorBound.Source.NONE, Optional.empty()));
    assertThat(bound.decide(d("100"), d("50"), true).price()).contains(d("50"));
  }

  @Test
  void neverAcceptsZero() {
    AnchorBound wide = new AnchorBound(d("5"));
    assertThat(wide.decide(d("0"), d("1"), false).source()).isEqualTo(AnchorBound.Source.NONE);
    assertThat(wide.decide(d("1"), d("0"), false).source()).isEqualTo(AnchorBound.Source.NONE);
    assertThat(wide.decide(d("1"), d("0"), true).source()).isEqualTo(AnchorBound.Source.NONE);
    // The quotient of the largest and the smallest value is no exception.
    assertThat(wide.agrees(Decimal.ofUnits(1, 18), d("99999999999999999999"))).isFalse();
    assertThatThrownBy(() -> wide.decide(d("-1"), d("1"), false))
        .isInstanceOf(OutOfRangeException.class);
  }

  @Test
  void postsWhatExceedsOrReachesTheMinimum() {
    // 5 % of 100 is 5.
    MinimumChange exceeding = MinimumChange.exceedingPercent(d("5"));
    assertThat(exceeding.passes(d("100"), d("105"))).isFalse();
    assertThat(exceeding.passes(d("100"), d("94.999999999999999999"))).isTrue();
    // ⌊1,234 × 1,000 ppm⌋ = 1.
    MinimumChange reaching = MinimumChange.reachingPpm(1000);
    assertThat(reaching.least(d("1234"), 0)).isEqualTo(d("1"));
    assertThat(reaching.passes(d("1234"), d("1235"), 0)).isTrue();
    assertThat(reaching.passes(d("1234"), d("1235"))).isFalse();
    assertThat(reaching.passes(d("1234"), d("1234"), 0)).isFalse();
  }

  @Test
  void postsEverythingWithoutAMinimum() {
    for (String percent : new String[] {"0", "-1", "100.000001"}) {
      assertThat(MinimumChange.exceedingPercent(d(percent)).passes(d("1"), d("1"))).isTrue();
    }
    assertThat(MinimumChange.exceedingPercent(d("100")).passes(d("1"), d("2"))).isFalse();
    assertThatThrownBy(() -> MinimumChange.reachingPpm(1_000_001))
        .isInstanceOf(OutOfRangeException.class);
  }

  @Test
  void storesOnlyNewerReportsThatAreNotTooFarAhead() {
    ReplayGuard guard = ReplayGuard.USUAL;
    assertThat(guard.check(1000, 1000, 1000, true)).isEqualTo(ReplayGuard.Answer.REPLAYED);
    assertThat(guard.check(1001, 1000, 1000, true).isStored()).isTrue();
    assertThat(guard.check(4599, 0, 1000, true).isStored()).isTrue();
    assertThat(guard.check(4600, 0, 1000, true)).isEqualTo(ReplayGuard.Answer.AHEAD);
    assertThat(guard.check(1001, 1000, 1000, false)).isEqualTo(ReplayGuard.Answer.UNSIGNED);
    assertThat(guard.check(Long.MAX_VALUE, 0, -5, true)).isEqualTo(ReplayGuard.Answer.AHEAD);
    assertThat(guard.check(5, Long.MIN_VALUE, Long.MAX_VALUE, true).isStored()).isTrue();
    assertThatThrownBy(() -> new ReplayGuard(0)).hasMessage("maxAhead must be above 0, was 0");
  }

  @Test
  void windowsTakeAnyInstant() {
    AgeWindow window = new AgeWindow(60, 10);
    assertThat(window.contains(Long.MIN_VALUE, Long.MAX_VALUE)).isFalse();
    assertThat(window.contains(Long.MAX_VALUE, Long.MIN_VALUE)).isFalse();
    assertThat(window.contains(Long.MAX_VALUE, Long.MAX_VALUE)).isTrue();
    assertThat(window.contains(40, 100)).isTrue();
    assertThat(window.contains(39, 100)).isFalse();
    assertThat(window.contains(110, 100)).isTrue();
    assertThat(window.contains(111, 100)).isFalse();
  }

  @Test
  void acceptsAnOvershootUpToTheSquareRoot() {
    // Tick 1 % of 10,000 = 100. Index 10,400, 4 ticks away: an overshoot of √4 = 2 ticks.
    PriceAcceptance rule = new PriceAcceptance(d("0.01"));
    assertThat(rule.accepts(d("10000"), d("10600"), d("10400"))).isTrue();
    assertThat(rule.accepts(d("10000"), d("10600.01"), d("10400"))).isFalse();
    // Index within a tick: an overshoot of one tick.
    assertThat(rule.accepts(d("10000"), d("10150"), d("10050"))).isTrue();
    assertThat(rule.accepts(d("10000"), d("10151"), d("10050"))).isFalse();
    // Away from the index.
    assertThat(rule.accepts(d("10000"), d("9999"), d("10400"))).isFalse();
    // No way to go: one tick to either side.
    assertThat(rule.accepts(d("10000"), d("9900"), d("10000"))).isTrue();
    assertThat(rule.accepts(d("10000"), d("9899"), d("10000"))).isFalse();
    assertThat(rule.accepts(d("0"), d("0"), d("0"))).isTrue();
  }

  @Test
  void namesTheLargestOvershootThatIsAccepted() {
    Draws draws = new Draws(5);
    for (int i = 0; i < Draws.STEPS; i++) {
      BigDecimal old = draws.between("0", "1000000", 0).toBigDecimal();
      BigDecimal tick = draws.between("0", "100", 6).toBigDecimal();
      BigInteger most = PriceAcceptance.largestOvershoot(old, tick);
      assertThat(PriceAcceptance.meetsSquareRoot(old, new BigDecimal(most), tick)).isTrue();
      assertThat(
              PriceAcceptance.meetsSquareRoot(old, new BigDecimal(most.add(BigInteger.ONE)), tick))
          .as("%s: %s %s", draws, old, tick)
          .isFalse();
    }
    assertThatThrownBy(
            () -> PriceAcceptance.largestOvershoot(BigDecimal.ONE.negate(), BigDecimal.ONE))
        .isInstanceOf(OutOfRangeException.class);
  }

  @Test
  void countsAQuoteOfAtMostAThird() {
    assertThat(ConfidenceLimit.THIRD.counts(d("100"), d("33"), 0)).isTrue();
    assertThat(ConfidenceLimit.THIRD.counts(d("100"), d("34"), 0)).isFalse();
    assertThat(ConfidenceLimit.THIRD.counts(d("-100"), d("33.33"), 2)).isTrue();
    assertThat(ConfidenceLimit.THIRD.counts(d("0"), d("1"), 0)).isFalse();
    assertThatThrownBy(() -> ConfidenceLimit.THIRD.counts(d("1"), d("-1"), 0))
        .isInstanceOf(OutOfRangeException.class);
    assertThatThrownBy(() -> new ConfidenceLimit(0)).isInstanceOf(OutOfRangeException.class);
  }
}
