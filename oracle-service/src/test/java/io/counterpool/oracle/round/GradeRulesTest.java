package io.counterpool.oracle.round;

import static org.assertj.core.api.Assertions.assertThat;

import io.counterpool.models.Decimal;
import io.counterpool.models.oracle.Aggregate;
import io.counterpool.models.oracle.Aggregation;
import io.counterpool.models.oracle.PriceGrade;
import io.counterpool.models.oracle.average.SlowAverage;
import io.counterpool.models.volatility.EwmaVariance;
import io.counterpool.oracle.feed.FeedSettings;
import io.counterpool.oracle.feed.GradeLimits;
import io.counterpool.oracle.round.GradeRules.Graded;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class GradeRulesTest {

  private static final Instant NOW = Instant.parse("2030-01-01T12:00:00Z");
  private static final Decimal HUNDRED = Decimal.of("100");
  private static final SlowAverage AVERAGE = SlowAverage.startingWith(HUNDRED, NOW);
  private static final GradeLimits LIMITS =
      new GradeLimits(Decimal.of("0.1"), 600, Decimal.of("1"), null, Decimal.of("0.2"));

  private static FeedSettings settings(@Nullable GradeLimits limits) {
    return new FeedSettings(
        "BTC",
        "USD",
        8,
        300,
        Decimal.of("0.005"),
        2,
        600,
        1000,
        0,
        Decimal.of("0.05"),
        Decimal.of("0.02"),
        Aggregation.of("median"),
        new EwmaVariance(Decimal.of("0.94"), 3600),
        limits,
        null,
        null,
        null);
  }

  private static Aggregate price(String price, String confidence) {
    return new Aggregate(Decimal.of(price), Decimal.of(confidence), 2);
  }

  private static PriceGrade grade(Standing standing, @Nullable Aggregate price) {
    return GradeRules.grade(settings(LIMITS), standing, price, NOW).grade();
  }

  /** One price that is everything at once; each line takes the worst of it away. */
  @Test
  void givesTheFirstThatAppliesInTheStatedOrder() {
    Standing halted = new Standing(true, HUNDRED, AVERAGE);
    Standing going = new Standing(false, HUNDRED, AVERAGE);
    Aggregate wildAndWide = price("150", "50");
    assertThat(grade(halted, wildAndWide)).isEqualTo(PriceGrade.HALTED);
    assertThat(grade(halted, null)).isEqualTo(PriceGrade.HALTED);
    assertThat(grade(going, null)).isEqualTo(PriceGrade.BELOW_QUORUM);
    assertThat(grade(going, wildAndWide)).isEqualTo(PriceGrade.OUT_OF_BAND);
    assertThat(grade(going.resumed(), wildAndWide)).isEqualTo(PriceGrade.UNCERTAIN);
    assertThat(grade(going.resumed(), price("150", "0"))).isEqualTo(PriceGrade.VOLATILE);
    assertThat(grade(Standing.NONE, price("150", "0"))).isEqualTo(PriceGrade.VALID);
  }

  @Test
  void keepsARefusedPriceApartAndLetsItMoveNothing() {
    Aggregate wild = price("150", "0");
    for (boolean halted : new boolean[] {true, false}) {
      Graded graded =
          GradeRules.grade(
              settings(LIMITS), new Standing(halted, HUNDRED, AVERAGE), wild, NOW.plusSeconds(600));
      assertThat(graded.price()).isNull();
      assertThat(graded.refused()).isEqualTo(wild);
      assertThat(graded.average()).isEqualTo(AVERAGE);
    }
    Graded none =
        GradeRules.grade(settings(LIMITS), new Standing(false, HUNDRED, AVERAGE), null, NOW);
    assertThat(none.refused()).isNull();
    assertThat(none.average()).isEqualTo(AVERAGE);
  }

  @Test
  void anUncertainPriceMovesTheAverageLikeAnyOtherThatCanBeUsed() {
    Graded graded =
        GradeRules.grade(
            settings(LIMITS), new Standing(false, HUNDRED, AVERAGE), price("101", "10"), NOW);
    assertThat(graded.grade()).isEqualTo(PriceGrade.UNCERTAIN);
    assertThat(graded.average()).isEqualTo(new SlowAverage(AVERAGE.mean(), Decimal.of("101"), NOW));
  }

  @Test
  void keepsNoAverageWhereTheFeedAsksForNone() {
    Standing before = new Standing(false, HUNDRED, AVERAGE);
    Graded graded = GradeRules.grade(settings(null), before, price("1000", "0"), NOW);
    assertThat(graded.grade()).isEqualTo(PriceGrade.VALID);
    assertThat(graded.average()).isNull();
  }

  /** Two processes on one database need not agree to the millisecond. */
  @Test
  void theAverageDoesNotGoBackWithAClockThatIsBehind() {
    Graded graded =
        GradeRules.grade(
            settings(LIMITS),
            new Standing(false, HUNDRED, AVERAGE),
            price("101", "0"),
            NOW.minusMillis(5));
    assertThat(graded.grade()).isEqualTo(PriceGrade.VALID);
    assertThat(graded.average()).isEqualTo(new SlowAverage(AVERAGE.mean(), Decimal.of("101"), NOW));
  }
}
