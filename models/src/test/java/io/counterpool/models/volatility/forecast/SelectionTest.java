package io.counterpool.models.volatility.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.counterpool.models.OutOfRangeException;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class SelectionTest {

  private static final Selection.Rule RULE = new Selection.Rule(0.05, 3, 10);

  private static Map<String, RunningScore> scores(double a, double b, double c) {
    return Map.of(
        "a", new RunningScore(10, a, 0),
        "b", new RunningScore(10, b, 0),
        "c", new RunningScore(10, c, 0));
  }

  @Test
  void changesOnlyAfterALastingLead() {
    Selection one = Selection.of("a").next(RULE, scores(1, 0.9, 2));
    assertThat(one).isEqualTo(new Selection("a", "b", 1));
    Selection two = one.next(RULE, scores(1, 0.9, 2));
    assertThat(two).isEqualTo(new Selection("a", "b", 2));
    assertThat(two.next(RULE, scores(1, 0.9, 2))).isEqualTo(Selection.of("b"));
    // A single target without the lead begins anew.
    assertThat(two.next(RULE, scores(1, 0.96, 2))).isEqualTo(Selection.of("a"));
  }

  @Test
  void aLeadOfExactlyTheMarginIsNotEnough() {
    Selection.Rule half = new Selection.Rule(0.5, 1, 1);
    assertThat(Selection.of("a").next(half, scores(1, 0.5, 2)).selected()).isEqualTo("a");
    assertThat(Selection.of("a").next(half, scores(1, 0.4999, 2)).selected()).isEqualTo("b");
  }

  @Test
  void twoThatTakeTurnsReplaceNobody() {
    Selection selection = Selection.of("a");
    for (int i = 0; i < 20; i++) {
      selection = selection.next(RULE, i % 2 == 0 ? scores(1, 0.5, 0.6) : scores(1, 0.6, 0.5));
      assertThat(selection.selected()).isEqualTo("a");
      assertThat(selection.streak()).isEqualTo(1);
    }
  }

  @Test
  void keepsTheConfiguredOneUntilEnoughIsScored() {
    Selection.Rule quick = new Selection.Rule(0, 1, 10);
    Map<String, RunningScore> rivalNew =
        Map.of("a", new RunningScore(10, 1, 0), "b", new RunningScore(9, 0.1, 0));
    Map<String, RunningScore> selectedNew =
        Map.of("a", new RunningScore(9, 1, 0), "b", new RunningScore(10, 0.1, 0));
    assertThat(Selection.of("a").next(quick, rivalNew).selected()).isEqualTo("a");
    assertThat(Selection.of("a").next(quick, selectedNew).selected()).isEqualTo("a");
    assertThat(Selection.of("a").next(quick, Map.of()).selected()).isEqualTo("a");
    assertThat(Selection.of("a").next(quick, scores(1, 0.1, 2)).selected()).isEqualTo("b");
  }

  @Test
  void refusesRulesThatDecideNothing() {
    assertThatThrownBy(() -> new Selection.Rule(1.1, 1, 1)).isInstanceOf(OutOfRangeException.class);
    assertThatThrownBy(() -> new Selection.Rule(0.1, 0, 1)).isInstanceOf(OutOfRangeException.class);
    assertThatThrownBy(() -> new Selection("a", null, 2)).isInstanceOf(OutOfRangeException.class);
  }
}
