package io.counterpool.models.shares;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.counterpool.models.Decimal;
import io.counterpool.models.Draws;
import io.counterpool.models.shares.Allotment.Share;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SplitPropertyTest {

  private static Decimal d(String plain) {
    return Decimal.of(plain);
  }

  private static Share share(long numerator, long denominator) {
    return new Share(BigInteger.valueOf(numerator), BigInteger.valueOf(denominator));
  }

  @Test
  void handsTheLeftOverUnitsToTheFirst() {
    // 15 × 80 %, 8 %, 12 % = 12, 1.2, 1.8: floors 12, 1, 1 and one more to the first
    assertThat(Allotment.split(d("15"), List.of(d("0.8"), d("0.08"), d("0.12")), 0))
        .containsExactly(d("13"), d("1"), d("1"));
  }

  @Test
  void refusesSharesThatAreNotAWhole() {
    assertThatThrownBy(() -> Allotment.weights(List.of(share(2, 3), share(1, 2))))
        .hasMessage("shares must sum to at most 1, exceed it by 1/6");
    assertThatThrownBy(() -> Allotment.weights(List.of(share(1, 3), share(1, 2))))
        .hasMessage("shares must sum to 1, 1/6 is missing");
    assertThatThrownBy(() -> Allotment.weights(List.of(Share.REMAINING, Share.REMAINING)))
        .hasMessage("at most 1 share can be the remaining one, was 2");
    assertThatThrownBy(() -> Allotment.split(d("1"), List.of(Decimal.ZERO), 0))
        .hasMessage("weights must sum to more than 0");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void conservesEveryUnit(long seed) {
    Draws draws = new Draws(seed);
    for (int i = 0; i < Draws.STEPS; i++) {
      int scale = draws.below(7);
      Decimal amount = draws.between("0", "1000000", scale);
      List<Decimal> weights = new ArrayList<>();
      weights.add(draws.between("0.000001", "100", 6));
      weights.addAll(draws.list(draws.below(10), () -> draws.between("0", "100", 6)));
      List<Decimal> parts = Allotment.split(amount, weights, scale);
      assertThat(parts.stream().reduce(Decimal.ZERO, Decimal::plus))
          .as("%s: %s by %s", draws, amount, weights)
          .isEqualTo(amount);
      assertThat(parts).allMatch(part -> !part.isNegative() && part.fractionDigits() <= scale);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {4, 5})
  void fillsAloneByTheRequestNotByThePlace(long seed) {
    Draws draws = new Draws(seed);
    for (int i = 0; i < Draws.STEPS; i++) {
      List<Decimal> requests = draws.list(1 + draws.below(10), () -> draws.between("0", "1000", 6));
      Decimal available = draws.between("0", "5000", 6);
      List<Decimal> fills = ProRata.fill(available, requests, 6);
      Decimal filled = fills.stream().reduce(Decimal.ZERO, Decimal::plus);
      assertThat(filled).as("%s", draws).isLessThanOrEqualTo(available);
      List<Integer> order = new ArrayList<>();
      for (int n = 0; n < requests.size(); n++) {
        order.add(n);
        assertThat(fills.get(n)).as("%s", draws).isBetween(Decimal.ZERO, requests.get(n));
      }
      Collections.shuffle(order, new Random(seed + i));
      List<Decimal> shuffled =
          ProRata.fill(available, order.stream().map(requests::get).toList(), 6);
      assertThat(shuffled).as("%s", draws).isEqualTo(order.stream().map(fills::get).toList());
    }
  }
}
