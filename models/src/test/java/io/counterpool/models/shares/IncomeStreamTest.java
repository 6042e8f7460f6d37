package io.counterpool.models.shares;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.counterpool.models.Decimal;
import io.counterpool.models.OutOfRangeException;
import java.time.Instant;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class IncomeStreamTest {

  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  private static Decimal of(String plain) {
    return Decimal.of(plain);
  }

  @Test
  void keepsAllOfItBackUntilTheNextStrike() {
    IncomeStream stream = IncomeStream.NONE.earned(of("100")).earned(of("20"));
    assertThat(stream.unreleased(START, 6)).isEqualTo(of("120"));
    assertThat(stream.unreleased(START.plusSeconds(1_000_000), 6)).isEqualTo(of("120"));
  }

  @Test
  void releasesLinearlyFromTheStrike() {
    IncomeStream stream = IncomeStream.NONE.earned(of("100")).strike(START, 1000, 6);
    assertThat(stream.unreleased(START, 6)).isEqualTo(of("100"));
    assertThat(stream.unreleased(START.plusSeconds(250), 6)).isEqualTo(of("75"));
    // 100 × 667 ÷ 1000
    assertThat(stream.unreleased(START.plusSeconds(333), 6)).isEqualTo(of("66.7"));
    assertThat(stream.unreleased(START.plusSeconds(1000), 6)).isEqualTo(Decimal.ZERO);
  }

  @Test
  void roundsWhatIsNotReleasedUp() {
    IncomeStream stream = IncomeStream.NONE.earned(of("0.000001")).strike(START, 3, 6);
    assertThat(stream.unreleased(START.plusSeconds(2), 6)).isEqualTo(of("0.000001"));
    assertThat(stream.unreleased(START.plusSeconds(3), 6)).isEqualTo(Decimal.ZERO);
  }

  @Test
  void joinsByTheMeanOfTheTimesThatAreLeft() {
    // 50 of 100 are left for 500 s; 150 come for 1,000 s: (50 × 500 + 150 × 1,000) ÷ 200 = 875
    Instant half = START.plusSeconds(500);
    IncomeStream stream =
        IncomeStream.NONE.earned(of("100")).strike(START, 1000, 6).earned(of("150"));
    assertThat(stream.strike(half, 1000, 6))
        .isEqualTo(new IncomeStream(Decimal.ZERO, of("200"), half, half.plusSeconds(875)));
  }

  @Test
  void takesFromWhatWaitsFirst() {
    IncomeStream stream =
        IncomeStream.NONE.earned(of("100")).strike(START, 1000, 6).earned(of("10"));
    Instant half = START.plusSeconds(500);
    IncomeStream less = stream.without(of("30"), half, 6);
    assertThat(less.waiting()).isEqualTo(Decimal.ZERO);
    assertThat(less.unreleased(half, 6)).isEqualTo(of("30"));
    assertThat(less.unreleased(START.plusSeconds(750), 6)).isEqualTo(of("15"));
    assertThatThrownBy(() -> stream.without(of("60.000001"), half, 6))
        .isInstanceOf(OutOfRangeException.class);
  }

  @Test
  void refusesWhatCannotBe() {
    assertThatThrownBy(() -> IncomeStream.NONE.earned(of("-1")))
        .isInstanceOf(OutOfRangeException.class);
    assertThatThrownBy(
            () -> new IncomeStream(Decimal.ZERO, Decimal.ZERO, START, START.minusSeconds(1)))
        .isInstanceOf(OutOfRangeException.class);
    assertThatThrownBy(() -> IncomeStream.NONE.strike(START, -1, 6))
        .isInstanceOf(OutOfRangeException.class);
  }

  /** Released and unreleased are all that was earned, and time alone only releases. */
  @Test
  void losesNothingAndNeverTakesBack() {
    long seed = Long.getLong("seed", System.nanoTime());
    IO.println("IncomeStreamTest: replay with -Dseed=" + seed);
    SplittableRandom random = new SplittableRandom(seed);
    for (int run = 0; run < 50; run++) {
      IncomeStream stream = IncomeStream.NONE;
      Instant at = START;
      Decimal earned = Decimal.ZERO;
      Decimal released = Decimal.ZERO;
      for (int step = 0; step < 60; step++) {
        at = at.plusMillis(random.nextLong(5_000_000));
        Decimal now = earned.minus(stream.unreleased(at, 6));
        assertThat(now).as("seed " + seed).isGreaterThanOrEqualTo(released);
        released = now;
        if (random.nextBoolean()) {
          Decimal more = Decimal.ofUnits(random.nextLong(1_000_000_000L), 6);
          earned = earned.plus(more);
          stream = stream.earned(more);
        } else {
          stream = stream.strike(at, random.nextLong(10_000), 6);
        }
        assertThat(earned.minus(stream.unreleased(at, 6))).as("seed " + seed).isEqualTo(released);
      }
      stream = stream.strike(at, 10_000, 6);
      assertThat(stream.unreleased(at.plusSeconds(10_000), 6)).isEqualTo(Decimal.ZERO);
    }
  }
}
