package io.counterpool.oracle.feed;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** A feed and all who may report to it, by id. */
public record ConfiguredFeed(Feed feed, List<Publisher> publishers) {

  public ConfiguredFeed {
    publishers = List.copyOf(publishers);
  }

  /** The feeds by which its publishers convert. */
  public Set<FeedId> indexes() {
    Set<FeedId> indexes = new TreeSet<>();
    for (Publisher publisher : publishers) {
      Conversion conversion = publisher.terms().conversion();
      if (conversion != null) {
        indexes.add(conversion.by());
      }
    }
    return indexes;
  }

  public Optional<Publisher> publisher(PublisherId id) {
    return publishers.stream().filter(publisher -> publisher.id().equals(id)).findFirst();
  }
}
