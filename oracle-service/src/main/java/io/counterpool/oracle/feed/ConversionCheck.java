package io.counterpool.oracle.feed;

import io.counterpool.kit.problem.KitProblems;
import io.counterpool.kit.problem.Problem;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Whether a publisher of a feed may convert by another feed. Runs in its caller's transaction. */
@Component
class ConversionCheck {

  private final FeedRepository feeds;
  private final PublisherRepository publishers;
  private final JsonMapper mapper;

  ConversionCheck(FeedRepository feeds, PublisherRepository publishers, JsonMapper mapper) {
    this.feeds = feeds;
    this.publishers = publishers;
    this.mapper = mapper;
  }

  /**
   * Refuses an index that is no feed, is quoted in another asset, or is itself priced by {@code
   * feed}. Conversions change one at a time, so two cannot close a circle together.
   *
   * @throws io.counterpool.kit.problem.ProblemException {@code invalid-field} or {@code
   *     conversion-cycle}
   */
  void require(FeedRow feed, FeedId by) {
    FeedRow index =
        feeds
            .findById(by.value())
            .orElseThrow(
                () -> KitProblems.invalidField("convertBy", "must be a feed, " + by + " is none"));
    String quote = settings(feed).quote();
    String other = settings(index).quote();
    if (!quote.equals(other)) {
      throw KitProblems.invalidField(
          "convertBy", "must be a feed quoted in " + quote + ", " + by + " is quoted in " + other);
    }
    feeds.hold("conversions");
    FeedId own = new FeedId(feed.feed());
    graph()
        .path(by, own)
        .ifPresent(
            way -> {
              List<String> circle = way.stream().map(FeedId::value).toList();
              throw Problem.of(FeedProblems.CONVERSION_CYCLE)
                  .detail(own + " would be priced by itself: " + own + " → " + joined(circle) + ".")
                  .with("feed", own)
                  .with("convertBy", by)
                  .with("path", circle)
                  .asException();
            });
  }

  private static String joined(List<String> feeds) {
    return String.join(" → ", feeds);
  }

  private FeedSettings settings(FeedRow row) {
    return mapper.readValue(row.content(), FeedSettings.class);
  }

  private IndexGraph graph() {
    Map<FeedId, Set<FeedId>> indexes = new TreeMap<>();
    for (PublisherRepository.Converting pair : publishers.findConversions()) {
      indexes
          .computeIfAbsent(new FeedId(pair.getFeed()), _ -> new TreeSet<>())
          .add(new FeedId(pair.getConvertBy()));
    }
    return new IndexGraph(feed -> indexes.getOrDefault(feed, Set.of()));
  }
}
