package io.counterpool.oracle.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class IndexGraphTest {

  private static final IndexGraph GRAPH =
      graph(
          Map.of("A", Set.of("D", "C"), "B", Set.of("C"), "C", Set.of("E"), "D", Set.of("E", "F")));

  private static IndexGraph graph(Map<String, Set<String>> indexes) {
    return new IndexGraph(
        feed ->
            Set.copyOf(
                indexes.getOrDefault(feed.value(), Set.of()).stream().map(FeedId::new).toList()));
  }

  private static List<FeedId> feeds(String... names) {
    return Arrays.stream(names).map(FeedId::new).toList();
  }

  @Test
  void putsIndexesBeforeWhatTheyPrice() {
    assertThat(GRAPH.closure(feeds("A"))).isEqualTo(feeds("E", "C", "F", "D", "A"));
    assertThat(GRAPH.inOrder(feeds("A", "B", "E"))).isEqualTo(feeds("E", "A", "B"));
    assertThat(GRAPH.inOrder(feeds("A", "D"))).isEqualTo(feeds("D", "A"));
    assertThat(GRAPH.inOrder(feeds("X", "B"))).isEqualTo(feeds("B", "X"));
    assertThat(GRAPH.closure(feeds())).isEmpty();
  }

  @Test
  void findsTheWayFromOneFeedToAnother() {
    assertThat(GRAPH.path(new FeedId("A"), new FeedId("F"))).contains(feeds("A", "D", "F"));
    assertThat(GRAPH.path(new FeedId("E"), new FeedId("A"))).isEmpty();
    assertThat(GRAPH.path(new FeedId("A"), new FeedId("A"))).contains(feeds("A"));
  }

  /** A circle cannot be configured; if the database held one, nothing would hang. */
  @Test
  void endsInACircle() {
    IndexGraph circle = graph(Map.of("A", Set.of("B"), "B", Set.of("A")));
    assertThat(circle.closure(feeds("A")))
        .containsExactlyInAnyOrder(new FeedId("A"), new FeedId("B"));
    assertThat(circle.path(new FeedId("A"), new FeedId("C"))).isEmpty();
  }
}
