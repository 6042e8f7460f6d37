package io.counterpool.models.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.counterpool.models.Decimal;
import io.counterpool.models.Draws;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class AggregationPropertyTest {

  private static Decimal d(String plain) {
    return Decimal.of(plain);
  }

  private static Quote quote(String price, String confidence) {
    return new Quote(d(price), d(confidence));
  }

  private static final List<Aggregation> ALL =
      List.of(
          new PlainMedian(), new ThreeVoteMedian(), new TwoStageMedian(1), new WeightedMedian());

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void staysAmongTheHonestWhileTheLiarsAreFewer(long seed) {
    Draws draws = new Draws(seed);
    for (int i = 0; i < Draws.STEPS; i++) {
      int honest = 1 + draws.below(8);
      int liars = draws.below(honest);
      List<Quote> quotes = new ArrayList<>();
      Decimal lowest = d("102");
      Decimal highest = d("98");
      for (int n = 0; n < honest; n++) {
        Quote one = new Quote(draws.between("99", "101", 8), draws.between("0.01", "0.5", 8));
        quotes.add(one);
        lowest = lowest.min(one.price().minus(one.confidence()));
        highest = highest.max(one.price().plus(one.confidence()));
      }
      boolean high = draws.chance();
      for (int n = 0; n < liars; n++) {
        quotes.add(
            new Quote(
                high ? draws.between("200", "1000000", 8) : draws.between("0.001", "50", 8),
                draws.between("0.01", "0.5", 8)));
      }
      Collections.shuffle(quotes, new Random(seed + i));
      for (Aggregation model : ALL) {
        Aggregate result = model.aggregate(quotes, 8).orElseThrow();
        assertThat(result.price())
            .as("%s: %s of %s", draws, model, quotes)
            .isBetween(lowest, highest);
        assertThat(result.confidence().signum()).isNotNegative();
        assertThat(result.used()).isEqualTo(quotes.size());
      }
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {4, 5})
  void doesNotDependOnTheOrder(long seed) {
    Draws draws = new Draws(seed);
    for (int i = 0; i < Draws.STEPS / 4; i++) {
      List<Quote> quotes =
          draws.list(
              1 + draws.below(9),
              () ->
                  new Quote(
                      draws.price(), draws.between("0.01", "1", 8), draws.between("1", "9", 0)));
      List<Quote> shuffled = new ArrayList<>(quotes);
      Collections.shuffle(shuffled, new Random(seed + i));
      for (Aggregation model : ALL) {
        assertThat(model.aggregate(shuffled, 8))
            .as("%s: %s", draws, model)
            .isEqualTo(model.aggregate(quotes, 8));
      }
    }
  }

  @Test
  void widensTheConfidenceWhenTheQuotesDisagree() {
    // Median 100, distances 0, 1, 5: the middle one is 1, more than the 0.1 each claims.
    Aggregate result =
        new PlainMedian()
            .aggregate(List.of(quote("100", "0.1"), quote("101", "0.1"), quote("95", "0.1")), 8)
            .orElseThrow();
    assertThat(result).isEqualTo(new Aggregate(d("100"), d("1"), 3));
  }

  @Test
  void takesThreeVotesAQuote() {
    // Votes 9 9.5 10 10 10.5 11 11 11.5 12: median 10.5; quartiles at 2 and 6: 10 and 11.
    Aggregate result =
        new ThreeVoteMedian()
            .aggregate(List.of(quote("10", "1"), quote("10.5", "1"), quote("11", "1")), 8)
            .orElseThrow();
    assertThat(result).isEqualTo(new Aggregate(d("10.5"), d("0.5"), 3));
  }

  @Test
  void givesNoPriceWithoutQuotes() {
    for (Aggregation model : ALL) {
      assertThat(model.aggregate(List.of(), 8)).isEmpty();
    }
    assertThat(new ThreeVoteMedian().aggregate(List.of(quote("10", "0")), 8)).isEmpty();
  }

  @Test
  void isFoundByItsTag() {
    Aggregation.models().forEach((tag, type) -> assertThat(Aggregation.of(tag)).isInstanceOf(type));
    Aggregation.models()
        .keySet()
        .forEach(tag -> assertThat(Aggregation.rule(tag).evenCount()).isNotBlank());
    assertThatThrownBy(() -> Aggregation.of("mean")).hasMessage("no aggregation is named mean");
  }

  @Test
  void keepsTheVenuesOfTwoRealCrashes() {
    // Bitstamp and Binance at the end of 2020-03-12 10:00, Coinbase and Bitfinex at the close of
    // 2017-12-23, with a cut of 5 %: alone, and with a third venue between them.
    OutlierCut cut = new OutlierCut(d("0.05"));
    for (List<String> gap : List.of(List.of("6334", "6015"), List.of("15076", "14035"))) {
      List<Decimal> two = gap.stream().map(Decimal::of).toList();
      assertThat(two).allMatch(cut.band(two)::contains);
      List<Decimal> three = new ArrayList<>(two);
      three.add(two.getFirst().plus(two.getLast()).dividedBy(Decimal.of(2), RoundingMode.UP));
      assertThat(three).allMatch(cut.band(three)::contains);
      // An outlier in calm: the same distance where the others agree.
      Decimal one = two.getFirst();
      List<Decimal> calm = List.of(one, one, one, one, two.getLast());
      assertThat(cut.band(calm).contains(two.getLast())).isFalse();
    }
  }

  @Test
  void keepsHonestVenuesOfACrash() {
    // Bitstamp and Binance stood 5.3 % apart on 2020-03-12, Coinbase and Bitfinex 7.4 % in 2017.
    OutlierCut cut = new OutlierCut(d("0.02"));
    for (String far : List.of("105.3", "107.4")) {
      List<Decimal> venues = List.of(d("100"), d("100.9"), d(far), d("106"));
      OutlierCut.Band band = cut.band(venues);
      assertThat(venues).allMatch(band::contains);
      assertThat(cut.band(List.of(d("100"), d(far))).contains(d(far))).isTrue();
    }
  }

  @Test
  void cutsAPriceThatIsWrongByFactors() {
    OutlierCut cut = new OutlierCut(d("0.05"));
    OutlierCut.Band band = cut.band(List.of(d("0.00086"), d("0.00086"), d("0.86")));
    assertThat(band.contains(d("0.86"))).isFalse();
    assertThat(band.contains(d("0.00086"))).isTrue();
    // In a quiet market 5 % is the line, and it belongs to the inside.
    OutlierCut.Band quiet = cut.band(List.of(d("100"), d("100"), d("100"), d("105"), d("105.01")));
    assertThat(quiet.contains(d("105"))).isTrue();
    assertThat(quiet.contains(d("105.01"))).isFalse();
  }

  @Test
  void publishesAtTheDeviationAndAfterTheHeartbeat() {
    PublishRule rule = new PublishRule(d("0.005"), 3600);
    assertThat(rule.decide(d("100"), d("100.5"), 1)).isEqualTo(PublishRule.Reason.DEVIATION);
    assertThat(rule.decide(d("100"), d("100.499999"), 3600))
        .isEqualTo(PublishRule.Reason.NO_CHANGE);
    assertThat(rule.decide(d("100"), d("100"), 3601)).isEqualTo(PublishRule.Reason.HEARTBEAT);
    assertThat(rule.decide(Decimal.ZERO, Decimal.ofUnits(1, 18), 0).publishes()).isTrue();
  }
}
