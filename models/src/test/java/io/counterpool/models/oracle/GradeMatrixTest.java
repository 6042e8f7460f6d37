package io.counterpool.models.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.counterpool.models.OutOfRangeException;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class GradeMatrixTest {

  private static Map<PriceGrade, Set<PriceAction>> first() {
    return new EnumMap<>(GradeMatrix.FIRST.allowed());
  }

  private static void assertRefused(
      PriceGrade grade, Set<PriceAction> actions, String... expected) {
    Map<PriceGrade, Set<PriceAction>> changed = first();
    changed.put(grade, actions);
    assertThatThrownBy(() -> new GradeMatrix(changed))
        .isInstanceOf(OutOfRangeException.class)
        .message()
        .contains(expected);
  }

  @Test
  void startsWithTheTableThatEverybodyKnew() {
    assertThat(GradeMatrix.FIRST.allowed(PriceGrade.VALID)).containsExactly(PriceAction.values());
    assertThat(GradeMatrix.FIRST.allowed(PriceGrade.UNCERTAIN))
        .containsExactly(PriceAction.REDUCE, PriceAction.LIQUIDATE);
    assertThat(GradeMatrix.FIRST.allowed(PriceGrade.VOLATILE))
        .containsExactly(
            PriceAction.OPEN, PriceAction.REDUCE, PriceAction.LIQUIDATE, PriceAction.SETTLE);
    assertThat(GradeMatrix.FIRST.allowed(PriceGrade.STALE)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(
      value = PriceGrade.class,
      names = {"BELOW_QUORUM", "OUT_OF_BAND", "HALTED"})
  void allowsNothingWithoutAPrice(PriceGrade grade) {
    assertThat(grade.hasPrice()).isFalse();
    assertThat(GradeMatrix.FIRST.allowed(grade)).isEmpty();
    assertRefused(grade, EnumSet.of(PriceAction.REDUCE), grade.name(), "REDUCE");
  }

  @Test
  void refusesAWorseGradeThatAllowsWhatABetterOneForbids() {
    assertRefused(
        PriceGrade.STALE,
        EnumSet.of(PriceAction.REDUCE, PriceAction.SETTLE),
        "STALE is worse than UNCERTAIN",
        "SETTLE");
    assertRefused(
        PriceGrade.UNCERTAIN,
        EnumSet.of(PriceAction.REDUCE, PriceAction.STRIKE),
        "UNCERTAIN is worse than VOLATILE",
        "STRIKE");
  }

  @Test
  void refusesToForbidAtTheBestGradeWhatNoOtherCouldAllow() {
    Set<PriceAction> noSettle = EnumSet.complementOf(EnumSet.of(PriceAction.SETTLE));
    Map<PriceGrade, Set<PriceAction>> changed = first();
    changed.put(PriceGrade.VOLATILE, Set.of());
    changed.put(PriceGrade.UNCERTAIN, Set.of());
    changed.put(PriceGrade.VALID, noSettle);
    assertThatThrownBy(() -> new GradeMatrix(changed)).message().contains("VALID", "SETTLE");
  }

  @Test
  void refusesToKeepSomebodyInAPositionThatOthersMayClose() {
    assertRefused(PriceGrade.UNCERTAIN, EnumSet.of(PriceAction.LIQUIDATE), "UNCERTAIN", "REDUCE");
    assertRefused(PriceGrade.STALE, EnumSet.of(PriceAction.LIQUIDATE), "STALE", "REDUCE");
  }

  @Test
  void refusesRiskThatCouldNotBeClosed() {
    Map<PriceGrade, Set<PriceAction>> changed = first();
    changed.put(PriceGrade.UNCERTAIN, Set.of(PriceAction.REDUCE));
    changed.put(PriceGrade.VOLATILE, Set.of(PriceAction.OPEN, PriceAction.REDUCE));
    assertThatThrownBy(() -> new GradeMatrix(changed)).message().contains("VOLATILE", "LIQUIDATE");
  }

  @Test
  void asksForEveryGrade() {
    Map<PriceGrade, Set<PriceAction>> missing = first();
    missing.remove(PriceGrade.STALE);
    assertThatThrownBy(() -> new GradeMatrix(missing)).message().contains("STALE is not stated");
  }

  @Test
  void letsAStalePriceReduceIfSomebodyWantsThat() {
    Map<PriceGrade, Set<PriceAction>> changed = first();
    changed.put(PriceGrade.STALE, EnumSet.of(PriceAction.REDUCE));
    GradeMatrix matrix = new GradeMatrix(changed);
    assertThat(matrix.allows(PriceGrade.STALE, PriceAction.REDUCE)).isTrue();
    assertThat(matrix).isNotEqualTo(GradeMatrix.FIRST);
  }

  @Test
  void goesByWhatWasStatedWithAPriceAndElseByTheFirstMatrix() {
    assertThat(GradeMatrix.permits(PriceGrade.VALID, List.of(), PriceAction.OPEN)).isFalse();
    assertThat(
            GradeMatrix.permits(
                PriceGrade.UNCERTAIN, List.of(PriceAction.SETTLE), PriceAction.SETTLE))
        .isTrue();
    assertThat(GradeMatrix.permits(PriceGrade.UNCERTAIN, null, PriceAction.SETTLE)).isFalse();
    assertThat(GradeMatrix.permits(PriceGrade.UNCERTAIN, null, PriceAction.REDUCE)).isTrue();
  }

  @Test
  void ordersEveryGradeOnce() {
    assertThat(PriceGrade.WORST_FIRST).containsExactlyInAnyOrder(PriceGrade.values());
  }
}
