package io.counterpool.oracle.feed;

import io.counterpool.models.oracle.signature.Address;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads what is configured. Always asks the database which version is in force; what a version says
 * never changes and is decoded once.
 */
@Component
public class FeedCatalog {

  private final FeedRepository feeds;
  private final PublisherRepository publishers;
  private final JsonMapper mapper;
  private final Map<FeedId, Feed> decodedFeeds = new ConcurrentHashMap<>();
  private final Map<PublisherRow.Key, Publisher> decodedPublishers = new ConcurrentHashMap<>();

  FeedCatalog(FeedRepository feeds, PublisherRepository publishers, JsonMapper mapper) {
    this.feeds = feeds;
    this.publishers = publishers;
    this.mapper = mapper;
  }

  /** Every feed, by id. */
  @Transactional(readOnly = true)
  public Set<FeedId> ids() {
    Set<FeedId> ids = new TreeSet<>();
    feeds.findNames().forEach(name -> ids.add(new FeedId(name)));
    return ids;
  }

  /** Another number after every change of any feed or publisher; cheap to ask for often. */
  @Transactional(readOnly = true)
  public long revision() {
    return feeds.sumOfVersions();
  }

  /** Those of {@code wanted} that exist, with their publishers, by id. */
  @Transactional(readOnly = true)
  public Map<FeedId, ConfiguredFeed> configured(Collection<FeedId> wanted) {
    List<String> names = wanted.stream().map(FeedId::value).toList();
    if (names.isEmpty()) {
      return Map.of();
    }
    Map<FeedId, List<Publisher>> byFeed = new TreeMap<>();
    for (PublisherRow row : publishers.findByFeeds(names)) {
      Publisher publisher = decoded(row);
      byFeed.computeIfAbsent(publisher.feed(), _ -> new ArrayList<>()).add(publisher);
    }
    byFeed.values().forEach(list -> list.sort(Comparator.comparing(Publisher::id)));
    Map<FeedId, ConfiguredFeed> configured = new TreeMap<>();
    for (FeedRow row : feeds.findAllById(names)) {
      Feed feed = decoded(row);
      configured.put(
          feed.id(), new ConfiguredFeed(feed, byFeed.getOrDefault(feed.id(), List.of())));
    }
    return configured;
  }

  /** The same with every feed by which their publishers convert, however many steps away. */
  @Transactional(readOnly = true)
  public Map<FeedId, ConfiguredFeed> withIndexes(Collection<FeedId> wanted) {
    Map<FeedId, ConfiguredFeed> all = new TreeMap<>();
    Set<FeedId> asked = new TreeSet<>();
    Set<FeedId> next = new TreeSet<>(wanted);
    while (!next.isEmpty()) {
      asked.addAll(next);
      Map<FeedId, ConfiguredFeed> found = configured(next);
      all.putAll(found);
      next = new TreeSet<>();
      for (ConfiguredFeed feed : found.values()) {
        next.addAll(feed.indexes());
      }
      next.removeAll(asked);
    }
    return all;
  }

  /** At most {@code most} feeds with an id above {@code after}, by id. */
  @Transactional(readOnly = true)
  public List<Feed> list(String after, int most) {
    return feeds.findByFeedGreaterThanOrderByFeed(after, Limit.of(most)).stream()
        .map(this::decoded)
        .toList();
  }

  /** One feed with its publishers. */
  @Transactional(readOnly = true)
  public Optional<ConfiguredFeed> find(FeedId id) {
    return Optional.ofNullable(configured(List.of(id)).get(id));
  }

  /** One publisher of one feed. */
  @Transactional(readOnly = true)
  public Optional<Publisher> find(FeedId feed, PublisherId id) {
    return publishers.findById(PublisherRow.Key.of(feed, id)).map(this::decoded);
  }

  /** Publishers of any feed that {@code scheme} knows by one of {@code addresses}. */
  @Transactional(readOnly = true)
  public List<Publisher> signedBy(Scheme scheme, Collection<Address> addresses) {
    return addresses.isEmpty()
        ? List.of()
        : publishers.findBySigners(addresses.stream().map(Address::hex).toList()).stream()
            .map(this::decoded)
            .filter(publisher -> publisher.credentials().scheme() == scheme)
            .sorted(Comparator.comparing(Publisher::feed).thenComparing(Publisher::id))
            .toList();
  }

  private Feed decoded(FeedRow row) {
    return decodedFeeds.compute(
        new FeedId(row.feed()),
        (id, known) ->
            known != null && known.version() == row.version()
                ? known
                : new Feed(id, row.version(), mapper.readValue(row.content(), FeedSettings.class)));
  }

  private Publisher decoded(PublisherRow row) {
    return decodedPublishers.compute(
        row.key(),
        (_, known) ->
            known != null && known.version() == row.version() ? known : row.toPublisher(mapper));
  }
}
