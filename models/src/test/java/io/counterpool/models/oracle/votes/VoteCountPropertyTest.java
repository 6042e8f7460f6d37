package io.counterpool.models.oracle.votes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.counterpool.models.Decimal;
import io.counterpool.models.Draws;
import io.counterpool.models.OutOfRangeException;
import io.counterpool.models.oracle.Aggregate;
import io.counterpool.models.oracle.Quote;
import io.counterpool.models.oracle.ThreeVoteMedian;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Batch and book against the plain {@link ThreeVoteMedian}. */
final class VoteCountPropertyTest {

  private static final int SCALE = 8;

  /** The two fast forms, filled from the same arrays. */
  enum Form {
    BATCH {
      @Override
      VoteCount count(long[] prices, long[] confidences) {
        QuoteBatch batch = new QuoteBatch(prices.length + 1);
        assertThat(batch.count(prices, confidences, prices.length)).isEqualTo(batch.hasPrice());
        return batch;
      }
    },
    BOOK {
      @Override
      VoteCount count(long[] prices, long[] confidences) {
        QuoteBook book = new QuoteBook(prices.length + 1);
        for (int i = 0; i < prices.length; i++) {
          book.put(i, prices[i], confidences[i]);
        }
        return book;
      }
    };

    abstract VoteCount count(long[] prices, long[] confidences);
  }

  private static Optional<Aggregate> plain(long[] prices, long[] confidences) {
    List<Quote> quotes = new ArrayList<>();
    for (int i = 0; i < prices.length; i++) {
      quotes.add(
          new Quote(
              Decimal.ofUnits(prices[i], SCALE),
              Decimal.ofUnits(Math.max(0, confidences[i]), SCALE)));
    }
    return new ThreeVoteMedian().aggregate(quotes, SCALE);
  }

  private static void isTheSame(VoteCount fast, Optional<Aggregate> plain, Draws draws) {
    assertThat(fast.hasPrice()).as("%s", draws).isEqualTo(plain.isPresent());
    plain.ifPresent(
        aggregate -> {
          assertThat(Decimal.ofUnits(fast.price(), SCALE))
              .as("%s", draws)
              .isEqualTo(aggregate.price());
          assertThat(Decimal.ofUnits(fast.confidence(), SCALE))
              .as("%s", draws)
              .isEqualTo(aggregate.confidence());
          assertThat(fast.used()).isEqualTo(aggregate.used());
        });
  }

  /** Crowded, spread, tied, with liars, with quotes that do not count, at the ends of the range. */
  private static void fill(long[] prices, long[] confidences, Draws draws) {
    int kind = draws.below(6);
    for (int i = 0; i < prices.length; i++) {
      long price = 6_000_000_000_000L + (long) (draws.gaussian() * 6e8);
      long confidence = 1L + draws.below(1_000_000_000);
      switch (kind) {
        case 0 -> price = 6_000_000_000_000L + draws.below(5);
        case 1 -> {
          price = draws.below(7) - 3L;
          confidence = draws.below(3);
        }
        case 2 -> price = draws.below(4) == 0 ? price * (draws.chance() ? 1000 : -1) : price;
        case 3 -> {
          price = draws.chance() ? (1L << 60) - 1 : -(1L << 60);
          confidence = (1L << 60) - 1 - draws.below(2);
        }
        case 4 -> {
          price = (long) (draws.gaussian() * 1e15);
          confidence = draws.below(5) == 0 ? 0 : confidence;
        }
        default -> {}
      }
      prices[i] = price;
      confidences[i] = confidence;
    }
  }

  @ParameterizedTest
  @EnumSource
  void countsAsThePlainFormDoes(Form form) {
    Draws draws = new Draws(form == Form.BATCH ? 1 : 2);
    for (int i = 0; i < Draws.STEPS / 2; i++) {
      int count = draws.below(20) == 0 ? 200 : draws.below(60);
      long[] prices = new long[count];
      long[] confidences = new long[count];
      fill(prices, confidences, draws);
      isTheSame(form.count(prices, confidences), plain(prices, confidences), draws);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {5, 40, 1500})
  void followsOnePublisherAtATime(int publishers) {
    Draws draws = new Draws(publishers);
    QuoteBook book = new QuoteBook(publishers);
    long[] prices = new long[publishers];
    long[] confidences = new long[publishers];
    QuoteBatch batch = new QuoteBatch(publishers);
    for (int i = 0; i < 4 * Draws.STEPS; i++) {
      int publisher = draws.below(publishers);
      prices[publisher] = 6_000_000_000_000L + (long) (draws.gaussian() * 6e8);
      confidences[publisher] = draws.below(8) == 0 ? 0 : 1L + draws.below(1_000_000_000);
      if (confidences[publisher] == 0 && draws.chance()) {
        book.remove(publisher);
      } else {
        book.put(publisher, prices[publisher], confidences[publisher]);
      }
      if (i % 16 == 0) {
        if (batch.count(prices, confidences, publishers)) {
          assertThat(book.price()).as("%s", draws).isEqualTo(batch.price());
          assertThat(book.confidence()).as("%s", draws).isEqualTo(batch.confidence());
        }
        assertThat(book.used()).isEqualTo(batch.used());
      }
    }
    isTheSame(book, plain(prices, confidences), draws);
  }

  @ParameterizedTest
  @EnumSource
  void staysAmongTheHonestWhileTheLiarsAreFewer(Form form) {
    Draws draws = new Draws(11);
    for (int i = 0; i < Draws.STEPS; i++) {
      int honest = 1 + draws.below(40);
      int all = honest + draws.below(honest);
      long[] prices = new long[all];
      long[] confidences = new long[all];
      long lowest = Long.MAX_VALUE;
      long highest = Long.MIN_VALUE;
      boolean high = draws.chance();
      for (int n = 0; n < all; n++) {
        confidences[n] = 1L + draws.below(500);
        if (n < honest) {
          prices[n] = 100_000L + draws.below(1000);
          lowest = Math.min(lowest, prices[n] - confidences[n]);
          highest = Math.max(highest, prices[n] + confidences[n]);
        } else {
          prices[n] = high ? 1L << 40 : -(1L << 40);
        }
      }
      assertThat(form.count(prices, confidences).price())
          .as("%s", draws)
          .isBetween(lowest, highest);
    }
  }

  @Test
  void takesThreeVotesAQuote() {
    // Votes 9 9.5 10 10 10.5 11 11 11.5 12, in tenths: median 105, quartiles 100 and 110.
    QuoteBatch batch = new QuoteBatch(3);
    assertThat(batch.count(new long[] {100, 105, 110}, new long[] {10, 10, 10}, 3)).isTrue();
    assertThat(batch.price()).isEqualTo(105);
    assertThat(batch.confidence()).isEqualTo(5);
    // The mean of -1 and 0 is rounded down to -1.
    assertThat(VoteCount.middle(-1, 0)).isEqualTo(-1);
    assertThat(VoteCount.middle(Long.MIN_VALUE, Long.MIN_VALUE)).isEqualTo(Long.MIN_VALUE);
  }

  @Test
  void refusesWhatIsOutOfRangeAndForgetsNothing() {
    QuoteBook book = new QuoteBook(2);
    book.put(0, 100, 10);
    assertThatThrownBy(() -> book.put(0, 1L << 60, 1)).isInstanceOf(OutOfRangeException.class);
    assertThatThrownBy(() -> book.put(0, 1, -1)).isInstanceOf(OutOfRangeException.class);
    assertThatThrownBy(() -> book.put(0, 1, 1L << 60)).isInstanceOf(OutOfRangeException.class);
    assertThatThrownBy(() -> book.put(2, 1, 1)).hasMessage("publisher must be from 0 to 1, was 2");
    assertThat(book.price()).isEqualTo(100);
    book.put(0, -(1L << 60), (1L << 60) - 1);
    assertThat(book.price()).isEqualTo(-(1L << 60));
    book.remove(0);
    assertThatThrownBy(book::price).isInstanceOf(IllegalStateException.class);
    QuoteBatch batch = new QuoteBatch(1);
    long[] two = {1, 2};
    assertThatThrownBy(() -> batch.count(two, two, 2))
        .hasMessage("count must be from 0 to 1, was 2");
    assertThatThrownBy(() -> batch.count(two, two, 3)).isInstanceOf(OutOfRangeException.class);
    assertThatThrownBy(() -> batch.count(new long[] {0}, new long[] {Long.MIN_VALUE}, 1))
        .isInstanceOf(OutOfRangeException.class);
    assertThat(batch.hasPrice()).isFalse();
    assertThatThrownBy(batch::confidence).isInstanceOf(IllegalStateException.class);
  }
}
