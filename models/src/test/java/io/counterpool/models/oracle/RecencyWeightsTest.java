package io.counterpool.models.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.counterpool.models.Decimal;
import io.counterpool.models.Draws;
import io.counterpool.models.OutOfRangeException;
import io.counterpool.models.oracle.RecencyWeights.Vote;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RecencyWeightsTest {

  private static Decimal d(String plain) {
    return Decimal.of(plain);
  }

  private static Vote vote(String price, String power, long at) {
    return new Vote(d(price), d(power), at);
  }

  @Test
  void givesTheNewestMoreWeight() {
    // Of 64: the newest 16 weigh 2 × 6 + 4 × 4 + 8 × 2 + 2 × 1.1 = 46.2, the 48 old ones
    // 14 × 1.1 + 34 = 49.4: half is 47.8.
    assertThat(RecencyWeights.USUAL.price(List.of(vote("1", "16", 2), vote("2", "48", 1))))
        .isEqualTo(d("2"));
    // The newest 18 weigh 48.4.
    assertThat(RecencyWeights.USUAL.price(List.of(vote("1", "18", 2), vote("2", "46", 1))))
        .isEqualTo(d("1"));
  }

  @Test
  void letsTheNewestQuarterDecide() {
    // 22/32 of 47.8 stand below 7/32; 1.9 ÷ 1.1 more units of 1/32: (7 + 19/11) ÷ 32 = 96/352.
    assertThat(RecencyWeights.USUAL.decidingShare()).isEqualTo(d("0.272727272727272727"));
    assertThat(new RecencyWeights(List.of(d("1")), List.of(d("3"))).decidingShare())
        .isEqualTo(d("0.5"));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void staysAmongTheHonestBelowTheDecidingShare(long seed) {
    Draws draws = new Draws(seed);
    Decimal share = RecencyWeights.USUAL.decidingShare();
    for (int i = 0; i < Draws.STEPS / 2; i++) {
      List<Vote> votes = new ArrayList<>();
      Decimal honest = Decimal.ZERO;
      for (int n = 0; n < 1 + draws.below(8); n++) {
        Decimal power = draws.between("1", "1000", 2);
        honest = honest.plus(power);
        votes.add(new Vote(draws.between("99", "101", 8), power, draws.below(100)));
      }
      // liars ÷ (liars + honest) < share
      Decimal liars =
          honest
              .timesOver(share, Decimal.ONE.minus(share), 18, RoundingMode.DOWN)
              .times(draws.between("0", "0.999999", 6), RoundingMode.DOWN);
      votes.add(draws.below(2), new Vote(draws.chance() ? d("1") : d("9999"), liars, 1000));
      assertThat(RecencyWeights.USUAL.price(votes))
          .as("%s: %s", draws, votes)
          .isBetween(d("99"), d("101"));
    }
  }

  @Test
  void refusesVotesAndSectionsThatAreNone() {
    assertThatThrownBy(() -> RecencyWeights.USUAL.price(List.of()))
        .isInstanceOf(OutOfRangeException.class);
    assertThatThrownBy(() -> vote("1", "-1", 0)).isInstanceOf(OutOfRangeException.class);
    assertThatThrownBy(() -> new RecencyWeights(List.of(d("0.5")), List.of(d("1"))))
        .hasMessage("the last bound must be 1, was 0.5");
    assertThatThrownBy(() -> new RecencyWeights(List.of(d("0.5"), d("1")), List.of(d("1"), d("2"))))
        .isInstanceOf(OutOfRangeException.class);
    assertThatThrownBy(() -> new RecencyWeights(List.of(d("1")), List.of()))
        .hasMessage("as many bounds as multipliers, at least 1, were 1 and 0");
  }

  @Test
  void takesTheLowerOfATie() {
    List<Decimal> values = List.of(d("5"), d("3"));
    assertThat(WeightedMedian.atHalf(values, List.of(BigDecimal.ONE, BigDecimal.ONE)))
        .isEqualTo(d("3"));
    assertThat(
            WeightedMedian.atHalf(values, List.of(new BigDecimal("1.0000000001"), BigDecimal.ONE)))
        .isEqualTo(d("5"));
    assertThat(WeightedMedian.atHalf(values, List.of(BigDecimal.ZERO, BigDecimal.ZERO)))
        .isEqualTo(d("3"));
    assertThatThrownBy(() -> WeightedMedian.atHalf(List.of(), List.of()))
        .isInstanceOf(OutOfRangeException.class);
  }
}
