package io.counterpool.models.oracle.average;

import static org.assertj.core.api.Assertions.assertThat;

import io.counterpool.models.Decimal;
import io.counterpool.models.Draws;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An average lies between the lowest and the highest of what entered it. */
final class AveragePropertyTest {

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void staysInTheRangeOfItsPrices(long seed) {
    Draws draws = new Draws(seed);
    List<Decay> decays =
        List.of(new LinearDecay(Decimal.of("0.000117065"), 4145), new HalfLifeDecay(600));
    for (int history = 0; history < Draws.STEPS / 40; history++) {
      Decay decay = draws.oneOf(decays);
      CumulativePrice sum = CumulativePrice.ZERO;
      ExponentialAverage average = ExponentialAverage.EMPTY;
      BigDecimal lowest = BigDecimal.TEN.pow(30);
      BigDecimal highest = lowest.negate();
      BigDecimal lowestTimed = lowest;
      BigDecimal highestTimed = highest;
      for (int i = 0; i < 20; i++) {
        BigDecimal price =
            draws.chance() ? draws.price().toBigDecimal() : draws.any().toBigDecimal();
        BigDecimal confidence = draws.between("0", "1000", 8).toBigDecimal();
        long gap = draws.below(6) == 0 ? draws.below(100_000) : draws.below(3);
        sum = sum.plus(price, confidence, gap, 0);
        average = average.plus(price, confidence, gap, decay);
        lowest = lowest.min(price);
        highest = highest.max(price);
        if (gap > 0) {
          lowestTimed = lowestTimed.min(price);
          highestTimed = highestTimed.max(price);
        }
        BigDecimal mean = average.mean().orElseThrow();
        // Thirty-four digits are kept: the last may stand above a longer price.
        BigDecimal digit = lowest.abs().max(highest.abs()).scaleByPowerOfTen(-33);
        assertThat(mean)
            .as("%s: %s", draws, decay)
            .isBetween(lowest.subtract(digit), highest.add(digit));
      }
      var window = sum.since(CumulativePrice.ZERO);
      assertThat(window.isPresent()).isEqualTo(sum.slots() > 0);
      if (window.isPresent()) {
        assertThat(window.get().mean()).as("%s", draws).isBetween(lowestTimed, highestTimed);
        assertThat(window.get().downShare()).isBetween(BigDecimal.ZERO, BigDecimal.ONE);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {4, 5})
  void addsUpOverAdjacentWindows(long seed) {
    Draws draws = new Draws(seed);
    List<CumulativePrice> sums = new ArrayList<>(List.of(CumulativePrice.ZERO));
    for (int i = 0; i < 200; i++) {
      sums.add(
          sums.getLast()
              .plus(draws.price().toBigDecimal(), BigDecimal.ONE, 1 + draws.below(50), 0));
    }
    for (int i = 0; i < 200; i++) {
      int a = draws.below(199);
      int c = a + 2 + draws.below(199 - a);
      int b = a + 1 + draws.below(c - a - 1);
      BigDecimal parts = area(sums.get(a), sums.get(b)).add(area(sums.get(b), sums.get(c)));
      // Each mean is rounded at eighteen digits and multiplied by at most 10,000 slots.
      assertThat(parts.subtract(area(sums.get(a), sums.get(c))).abs())
          .isLessThan(new BigDecimal("3e-14"));
    }
  }

  private static BigDecimal area(CumulativePrice from, CumulativePrice to) {
    return to.since(from)
        .orElseThrow()
        .mean()
        .multiply(BigDecimal.valueOf(to.slots() - from.slots()));
  }

  /** The plain form: add the tick of every second, one after the other. */
  @ParameterizedTest
  @ValueSource(longs = {6, 7, 8})
  void knowsEverySecondThatIsStillKept(long seed) {
    Draws draws = new Draws(seed);
    for (int history = 0; history < 20; history++) {
      int capacity = 1 + draws.below(8);
      long start = draws.below(1000);
      int tick = draws.below(2000) - 1000;
      TickHistory ring = new TickHistory(capacity, start, tick);
      List<Long> sums = new ArrayList<>(List.of(0L));
      List<Long> writes = new ArrayList<>(List.of(start));
      for (int i = 0; i < 20; i++) {
        int advance = draws.below(10);
        for (int s = 0; s < advance; s++) {
          sums.add(sums.getLast() + tick);
        }
        long now = start + sums.size() - 1;
        tick = draws.below(2000) - 1000;
        ring.write(now, tick);
        if (now != writes.getLast()) {
          writes.add(now);
        }
        long oldest = writes.get(Math.max(0, writes.size() - capacity));
        assertThat(ring.oldest()).as("%s", draws).isEqualTo(oldest);
        for (long time = start - 1; time <= now; time++) {
          if (time < oldest) {
            assertThat(ring.at(time)).isEmpty();
          } else {
            assertThat(ring.at(time)).as("%s", draws).hasValue(sums.get((int) (time - start)));
          }
        }
        assertThat(ring.at(now + 7)).hasValue(sums.getLast() + 7L * tick);
      }
    }
  }
}
