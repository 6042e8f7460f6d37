package io.counterpool.models.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.counterpool.models.Decimal;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Limits: confidence 2 % of the price, 10 % from the average, 0.5 to 200, moves of 20 %. */
class GradeScaleTest {

  private static final GradeScale SCALE =
      new GradeScale(
          Decimal.of("0.02"), some("0.1"), new PriceBand(some("0.5"), some("200"), some("0.2")));

  private static Optional<Decimal> some(String value) {
    return Optional.of(Decimal.of(value));
  }

  private static PriceGrade grade(String price, String confidence, String average, String last) {
    return SCALE.grade(
        new Aggregate(Decimal.of(price), Decimal.of(confidence), 3), some(average), some(last));
  }

  @ParameterizedTest
  @CsvSource({
    "100, 2, VALID",
    "100, 2.000000000000000001, UNCERTAIN",
    "110, 0, VALID",
    "110.000000000000000001, 0, VOLATILE",
    "90, 0, VALID",
    "89.999999999999999999, 0, VOLATILE",
    "120, 0, VOLATILE",
    "120.000000000000000001, 0, OUT_OF_BAND",
    "80, 0, VOLATILE",
    "79.999999999999999999, 0, OUT_OF_BAND",
  })
  void passesAtEachLimitAndNotBeyondIt(String price, String confidence, PriceGrade expected) {
    assertThat(grade(price, confidence, "100", "100")).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"0.5, VALID", "0.499999999999999999, OUT_OF_BAND"})
  void holdsTheLowestPriceAndNothingBelow(String price, PriceGrade expected) {
    assertThat(grade(price, "0", "0.5", "0.5")).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"200, VALID", "200.000000000000000001, OUT_OF_BAND"})
  void holdsTheHighestPriceAndNothingAbove(String price, PriceGrade expected) {
    assertThat(grade(price, "0", "200", "200")).isEqualTo(expected);
  }

  @Test
  void givesTheWorstOfSeveralGrades() {
    assertThat(grade("115", "10", "100", "115")).isEqualTo(PriceGrade.UNCERTAIN);
    assertThat(grade("150", "50", "100", "100")).isEqualTo(PriceGrade.OUT_OF_BAND);
  }

  @Test
  void hasNothingToCompareTheFirstPriceWith() {
    Aggregate first = new Aggregate(Decimal.of("150"), Decimal.ZERO, 3);
    assertThat(SCALE.grade(first, Optional.empty(), Optional.empty())).isEqualTo(PriceGrade.VALID);
  }

  /** LUNA, May 2022: the market paid 0.00004, the feed's least answer was 0.10. */
  @Test
  void aPriceBelowTheBoundIsRefusedAndNotReportedAsTheBound() {
    PriceBand luna = new PriceBand(some("0.10"), Optional.empty(), Optional.empty());
    assertThat(luna.holds(Decimal.of("0.00004"))).isFalse();
    assertThat(luna.holds(Decimal.of("0.10"))).isTrue();
  }

  @Test
  void leavesOutWhatIsNotConfigured() {
    GradeScale plain = new GradeScale(Decimal.of("0.02"), Optional.empty(), PriceBand.OPEN);
    assertThat(
            plain.grade(
                new Aggregate(Decimal.of("1000000"), Decimal.ZERO, 1), some("1"), some("1")))
        .isEqualTo(PriceGrade.VALID);
  }

  @Test
  void refusesBoundsThatNoPriceMeets() {
    assertThatThrownBy(() -> new PriceBand(some("2"), some("2"), Optional.empty()))
        .hasMessageContaining("lowest");
    assertThatThrownBy(() -> new PriceBand(some("0"), Optional.empty(), Optional.empty()))
        .hasMessageContaining("lowest");
    assertThatThrownBy(() -> new PriceBand(Optional.empty(), Optional.empty(), some("0")))
        .hasMessageContaining("largestMove");
    assertThatThrownBy(() -> new GradeScale(Decimal.of("0.1"), some("0"), PriceBand.OPEN))
        .hasMessageContaining("volatileAbove");
  }
}
