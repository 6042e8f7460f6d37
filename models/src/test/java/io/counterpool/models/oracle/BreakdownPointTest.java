package io.counterpool.models.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.counterpool.models.Decimal;
import io.counterpool.models.Draws;
import io.counterpool.models.OutOfRangeException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** How many of the quotes may lie: the stated number holds, and one more does not. */
final class BreakdownPointTest {

  private static final Decimal HONEST = Decimal.of(100);
  private static final Decimal HIGH = Decimal.of(1000);
  private static final Decimal LOW = Decimal.ONE;

  static List<Aggregation> models() {
    return List.of(
        new PlainMedian(), new ThreeVoteMedian(), new TwoStageMedian(1), new WeightedMedian());
  }

  private static Quote quote(Decimal price, int weight, int node) {
    return new Quote(price, Decimal.ONE, Decimal.of(weight), "n" + node);
  }

  private static List<Quote> quotes(int count, int nodes) {
    return IntStream.range(0, count).mapToObj(i -> quote(HONEST, 1, i % nodes)).toList();
  }

  /** 64 publishers, for the two stages at eight nodes of eight venues. */
  @Test
  void isStatedForEachModel() {
    List<Quote> quotes = quotes(64, 8);
    assertThat(new PlainMedian().tolerance(quotes)).isEqualTo(31);
    assertThat(new WeightedMedian().tolerance(quotes)).isEqualTo(31);
    assertThat(new ThreeVoteMedian().tolerance(quotes)).isEqualTo(15);
    assertThat(new ThreeVoteMedian().rangeTolerance(quotes)).isEqualTo(31);
    // Four venues spoil a node, four nodes the price: 16 − 1.
    assertThat(new TwoStageMedian(1).tolerance(quotes)).isEqualTo(15);
    // Nodes of 1, 3 and 5 venues: 1 + 2 quotes spoil two of them.
    assertThat(
            new TwoStageMedian(1)
                .tolerance(
                    IntStream.of(0, 1, 1, 1, 2, 2, 2, 2, 2)
                        .mapToObj(node -> quote(HONEST, 1, node))
                        .toList()))
        .isEqualTo(2);
    // Weights 5, 3, 2 and 2 of 12: the heaviest alone holds less than 6, two hold more.
    assertThat(
            new WeightedMedian()
                .tolerance(IntStream.of(3, 5, 2, 2).mapToObj(w -> quote(HONEST, w, 0)).toList()))
        .isEqualTo(1);
    for (Aggregation model : models()) {
      assertThat(model.tolerance(List.of())).isZero();
      assertThat(model.tolerance(quotes(1, 1))).isZero();
      assertThat(model.rangeTolerance(quotes(2, 2))).isZero();
    }
  }

  /** Every choice of liars among few quotes, all lying high or all lying low. */
  @ParameterizedTest
  @MethodSource("models")
  void holdsForEveryChoiceOfLiarsAndNotForOneMore(Aggregation model) {
    Draws draws = new Draws(7);
    for (int i = 0; i < 40; i++) {
      int count = 1 + draws.below(8);
      int nodes = 1 + draws.below(4);
      List<Quote> honest = new ArrayList<>();
      for (int n = 0; n < count; n++) {
        honest.add(quote(HONEST, 1 + draws.below(4), draws.below(nodes)));
      }
      int most = model.tolerance(honest);
      boolean broken = false;
      for (int liars = 0; liars < 1 << count; liars++) {
        boolean moved = moves(model, honest, liars, HIGH) || moves(model, honest, liars, LOW);
        if (Integer.bitCount(liars) <= most) {
          assertThat(moved).as("%s: %s of %s", draws, liars, honest).isFalse();
        } else if (Integer.bitCount(liars) == most + 1) {
          broken |= moved;
        }
      }
      assertThat(broken).as("%s: %s + 1 of %s", draws, most, honest).isTrue();
    }
  }

  /** Whether the price leaves the one price that all the others state. */
  private static boolean moves(Aggregation model, List<Quote> honest, int liars, Decimal lie) {
    List<Quote> quotes = new ArrayList<>();
    for (int i = 0; i < honest.size(); i++) {
      Quote quote = honest.get(i);
      quotes.add(
          (liars >> i & 1) == 0
              ? quote
              : new Quote(lie, quote.confidence(), quote.weight(), quote.node()));
    }
    return !model.aggregate(quotes, 8).orElseThrow().price().equals(HONEST);
  }

  @Test
  void doesNotCountAQuoteWithoutAVote() {
    List<Quote> quotes = new ArrayList<>(quotes(8, 8));
    quotes.add(new Quote(HONEST, Decimal.ZERO));
    assertThat(new ThreeVoteMedian().counts(quotes.getLast())).isFalse();
    assertThat(new ThreeVoteMedian().tolerance(quotes)).isEqualTo(1);
    assertThat(new PlainMedian().counts(quotes.getLast())).isTrue();
  }

  @Test
  void givesEachNodeOneVote() {
    // Nodes: 10 and 12 → 11; 20, 21 and 90 → 21; 30 alone. The venues alone would give 20.5.
    List<Quote> quotes =
        List.of(
            quote(Decimal.of(10), 1, 0),
            quote(Decimal.of(12), 1, 0),
            quote(Decimal.of(20), 1, 1),
            quote(Decimal.of(21), 1, 1),
            quote(Decimal.of(90), 1, 1),
            new Quote(Decimal.of(30), Decimal.ONE));
    // Confidences of the nodes 1, 1 and 1; distances from 21 are 10, 0 and 9.
    assertThat(new TwoStageMedian(3).aggregate(quotes, 8))
        .contains(new Aggregate(Decimal.of(21), Decimal.of(9), 6));
    assertThat(new TwoStageMedian(4).aggregate(quotes, 8)).isEmpty();
    // Of two nodes the mean: 11 and 21.
    assertThat(new TwoStageMedian(1).aggregate(quotes.subList(0, 5), 8).orElseThrow().price())
        .isEqualTo(Decimal.of(16));
    assertThatThrownBy(() -> new TwoStageMedian(0)).isInstanceOf(OutOfRangeException.class);
    assertThatThrownBy(() -> new TwoStageMedian(257)).isInstanceOf(OutOfRangeException.class);
  }
}
