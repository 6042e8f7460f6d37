package io.counterpool.models.netting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.counterpool.models.Draws;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class NettingPropertyTest {

  private static Obligation owes(String from, String to, String amount) {
    return new Obligation(from, to, new BigDecimal(amount));
  }

  private static BigDecimal position(Map<String, BigDecimal> net, String participant) {
    return net.getOrDefault(participant, BigDecimal.ZERO);
  }

  @Test
  void netsAPairAndARing() {
    Netting netting =
        Netting.of(List.of(owes("A", "B", "10"), owes("B", "A", "4"), owes("B", "C", "6")));
    // A to B 6, B to C 6: B is even
    assertThat(netting.bilateral()).isEqualByComparingTo("12");
    assertThat(netting.multilateral()).isEqualByComparingTo("6");
    assertThat(netting.efficiency(2, RoundingMode.DOWN)).isEqualByComparingTo("0.7");
    assertThat(netting.pairs()).containsExactly(owes("A", "B", "6"), owes("B", "C", "6"));
    assertThat(netting.through("hub"))
        .containsExactly(owes("A", "hub", "6"), owes("hub", "C", "6"));
  }

  @Test
  void netsNothingToNothing() {
    Netting none = Netting.of(List.of());
    assertThat(none.gross()).isEqualByComparingTo("0");
    assertThat(none.efficiency(2, RoundingMode.DOWN)).isEqualByComparingTo("0");
    Netting itself = Netting.of(List.of(owes("A", "A", "5")));
    assertThat(itself.pairs()).isEmpty();
    assertThat(itself.net().get("A")).isEqualByComparingTo("0");
    assertThatThrownBy(() -> owes("A", "B", "-1")).hasMessage("amount must not be below 0, was -1");
    assertThatThrownBy(() -> itself.through("A"))
        .hasMessage("hub must not be a participant, was A");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void leavesEveryNetPositionAsItWas(long seed) {
    Draws draws = new Draws(seed);
    List<String> names = List.of("A", "B", "C", "D", "E");
    for (int i = 0; i < Draws.STEPS; i++) {
      List<Obligation> obligations =
          draws.list(
              draws.below(15),
              () ->
                  new Obligation(
                      draws.oneOf(names),
                      draws.oneOf(names),
                      draws.between("0", "1000", 2).toBigDecimal()));
      Netting netting = Netting.of(obligations);
      Map<String, BigDecimal> byPairs = Netting.of(netting.pairs()).net();
      Map<String, BigDecimal> byHub = Netting.of(netting.through("hub")).net();
      BigDecimal all = BigDecimal.ZERO;
      for (String name : names) {
        BigDecimal before = BigDecimal.ZERO;
        for (Obligation obligation : obligations) {
          before = obligation.to().equals(name) ? before.add(obligation.amount()) : before;
          before = obligation.from().equals(name) ? before.subtract(obligation.amount()) : before;
        }
        assertThat(position(netting.net(), name)).as("%s", draws).isEqualByComparingTo(before);
        assertThat(position(byPairs, name)).as("%s", draws).isEqualByComparingTo(before);
        assertThat(position(byHub, name)).as("%s", draws).isEqualByComparingTo(before);
        all = all.add(before);
      }
      assertThat(all).isEqualByComparingTo("0");
      assertThat(position(byHub, "hub")).isEqualByComparingTo("0");
      assertThat(netting.bilateral())
          .as("%s", draws)
          .isBetween(netting.multilateral(), netting.gross());
    }
  }
}
