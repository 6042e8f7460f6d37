package io.counterpool.models.queue;

import static org.assertj.core.api.Assertions.assertThat;

import io.counterpool.models.Decimal;
import io.counterpool.models.Draws;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class FillRulePropertyTest {

  private static final List<FillRule> RULES = List.of(new FirstInFirstOut(), new InProportion());

  private static Decimal sum(List<Decimal> values) {
    return values.stream().reduce(Decimal.ZERO, Decimal::plus);
  }

  private static Decimal d(String plain) {
    return Decimal.of(plain);
  }

  @Test
  void paysTheOldestInFullOrEverybodyInProportion() {
    List<Decimal> requests = List.of(d("100"), d("50"), d("50"));
    assertThat(new FirstInFirstOut().fill(d("120"), requests, 2))
        .containsExactly(d("100"), d("20"), d("0"));
    assertThat(new InProportion().fill(d("120"), requests, 2))
        .containsExactly(d("60"), d("30"), d("30"));
    assertThat(new FirstInFirstOut().fill(d("1"), List.of(), 2)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void paysNobodyMoreThanAskedAndNotMoreThanThereIs(long seed) {
    Draws draws = new Draws(seed);
    for (int i = 0; i < Draws.STEPS; i++) {
      FillRule rule = draws.oneOf(RULES);
      List<Decimal> requests = draws.list(draws.below(8), () -> draws.between("0", "1000", 6));
      Decimal available = draws.between("0", "4000", 6);
      List<Decimal> fills = rule.fill(available, requests, 6);
      assertThat(fills).hasSameSizeAs(requests);
      for (int n = 0; n < fills.size(); n++) {
        assertThat(fills.get(n)).as("%s", draws).isBetween(Decimal.ZERO, requests.get(n));
      }
      Decimal owed = sum(requests).min(available);
      // In proportion each is rounded down: less than a unit a request stays.
      Decimal stays = owed.minus(sum(fills));
      Decimal most =
          rule instanceof InProportion ? Decimal.ofUnits(requests.size(), 6) : Decimal.ZERO;
      assertThat(stays).as("%s: %s of %s", draws, rule, requests).isBetween(Decimal.ZERO, most);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {4, 5})
  void countsThePlaceOnlyWhereItIsFirstInFirstOut(long seed) {
    Draws draws = new Draws(seed);
    boolean placeCounted = false;
    for (int i = 0; i < Draws.STEPS; i++) {
      List<Decimal> requests = draws.list(6, () -> draws.between("0", "1000", 6));
      Decimal available = draws.between("0", "3000", 6);
      List<Integer> order = new ArrayList<>(List.of(0, 1, 2, 3, 4, 5));
      Collections.shuffle(order, new Random(seed + i));
      List<Decimal> shuffled = order.stream().map(requests::get).toList();
      for (FillRule rule : RULES) {
        List<Decimal> fills = rule.fill(available, requests, 6);
        List<Decimal> moved = order.stream().map(fills::get).toList();
        boolean same = rule.fill(available, shuffled, 6).equals(moved);
        if (rule instanceof InProportion) {
          assertThat(same).as("%s: %s", draws, requests).isTrue();
        } else {
          placeCounted |= !same;
        }
      }
    }
    assertThat(placeCounted).isTrue();
  }
}
