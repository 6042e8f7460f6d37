package io.counterpool.models.oracle.votes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.counterpool.models.Draws;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Array and tree against a list that is sorted after each change. */
final class OrderedLongsPropertyTest {

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void ranksWhatWasAdded(long seed) {
    Draws draws = new Draws(seed);
    int capacity = 1 + draws.below(60);
    List<OrderedLongs> forms = List.of(new SortedLongs(capacity), new RankTree(capacity));
    List<Long> plain = new ArrayList<>();
    for (int i = 0; i < Draws.STEPS; i++) {
      long value = draws.below(10) == 0 ? Long.MIN_VALUE / 2 + draws.below(3) : draws.below(50);
      int choice = draws.below(3);
      if (plain.isEmpty() || (choice == 0 && plain.size() < capacity)) {
        plain.add(value);
        forms.forEach(form -> form.add(value));
      } else if (choice == 1) {
        long gone = plain.remove(draws.below(plain.size()));
        forms.forEach(form -> form.remove(gone));
      } else {
        long gone = plain.remove(draws.below(plain.size()));
        plain.add(value);
        forms.forEach(form -> form.replace(gone, value));
      }
      Collections.sort(plain);
      for (OrderedLongs form : forms) {
        assertThat(form.size()).isEqualTo(plain.size());
        for (int rank = 0; rank < plain.size(); rank++) {
          assertThat(form.at(rank)).as("%s", draws).isEqualTo(plain.get(rank));
        }
      }
    }
  }

  @Test
  void keepsTheTreeLowWhateverTheOrder() {
    int most = 20_000;
    RankTree ascending = new RankTree(most);
    RankTree equal = new RankTree(most);
    for (int i = 0; i < most; i++) {
      ascending.add(i);
      equal.add(7);
    }
    // A side holds at most 3/4 of the weight: log(20,001) ÷ log(4/3) is 34.4.
    assertThat(ascending.depth()).isLessThanOrEqualTo(34);
    assertThat(equal.depth()).isLessThanOrEqualTo(34);
    for (int i = 0; i < most * 3 / 4; i++) {
      ascending.remove(i);
    }
    // log(5,001) ÷ log(4/3) is 29.6.
    assertThat(ascending.depth()).isLessThanOrEqualTo(29);
    assertThat(ascending.at(0)).isEqualTo(most * 3 / 4);
  }

  @Test
  void refusesWhatIsNotThere() {
    for (OrderedLongs form : List.of(new SortedLongs(2), new RankTree(2))) {
      form.add(1);
      form.add(3);
      assertThatThrownBy(() -> form.remove(2))
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("not among the numbers: 2");
    }
    assertThatThrownBy(() -> new RankTree(1).at(0)).isInstanceOf(IndexOutOfBoundsException.class);
  }
}
