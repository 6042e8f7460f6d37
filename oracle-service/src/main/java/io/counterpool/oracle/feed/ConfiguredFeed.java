package io.counterpool.oracle.feed;

import java.util.List;
import java.util.Optional;

/** A feed and all who may report to it, by id. */
public record ConfiguredFeed(Feed feed, List<Publisher> publishers) {

  public ConfiguredFeed {
    publishers = List.copyOf(publishers);
  }

  public Optional<Publisher> publisher(PublisherId id) {
    return publishers.stream().filter(publisher -> publisher.id().equals(id)).findFirst();
  }
}
