package io.counterpool.oracle.feed;

import io.counterpool.kit.intake.Versions;
import io.counterpool.kit.problem.KitProblems;
import io.counterpool.kit.problem.Problem;
import io.counterpool.models.Decimal;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Changes what is configured, one version after the other. Runs in its caller's transaction. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class FeedRegistry {

  private final FeedRepository feeds;
  private final FeedVersionRepository feedVersions;
  private final PublisherRepository publishers;
  private final PublisherVersionRepository publisherVersions;
  private final ConversionCheck conversions;
  private final JsonMapper mapper;

  FeedRegistry(
      FeedRepository feeds,
      FeedVersionRepository feedVersions,
      PublisherRepository publishers,
      PublisherVersionRepository publisherVersions,
      ConversionCheck conversions,
      JsonMapper mapper) {
    this.feeds = feeds;
    this.feedVersions = feedVersions;
    this.publishers = publishers;
    this.publisherVersions = publisherVersions;
    this.conversions = conversions;
    this.mapper = mapper;
  }

  /** Makes {@code settings} the feed's next version, if the caller has read the present one. */
  Feed configure(FeedId id, FeedSettings settings, @Nullable String ifMatch) {
    feeds.hold("feed " + id);
    FeedRow present = feeds.findById(id.value()).orElse(null);
    Versions.requireMatch(ifMatch, present == null ? null : present.version());
    FeedRow row = present == null ? new FeedRow(id) : present;
    row.change(mapper.writeValueAsString(settings));
    FeedRow saved = feeds.save(row);
    feedVersions.save(new FeedVersionRow(saved));
    return new Feed(id, saved.version(), settings);
  }

  /**
   * Makes credentials, weight and terms the publisher's next version, if the caller has read the
   * present one.
   */
  Publisher configure(
      FeedId feed,
      PublisherId id,
      Credentials credentials,
      Decimal weight,
      PublisherTerms terms,
      @Nullable String ifMatch) {
    feeds.hold("feed " + feed);
    FeedRow known =
        feeds.findById(feed.value()).orElseThrow(() -> KitProblems.notFound("feed", feed));
    PublisherRow present = publishers.findById(PublisherRow.Key.of(feed, id)).orElse(null);
    Versions.requireMatch(ifMatch, present == null ? null : present.version());
    if (present == null) {
      requireRoom(feed);
    }
    if (terms.permitted()) {
      requireOneVote(feed, id, credentials, terms);
    }
    if (terms.conversion() != null) {
      conversions.require(known, terms.conversion().by());
    }
    PublisherRow row = present == null ? new PublisherRow(feed, id) : present;
    row.change(credentials, weight, terms, mapper);
    PublisherRow saved = publishers.save(row);
    Publisher publisher = saved.toPublisher(mapper);
    publisherVersions.save(new PublisherVersionRow(saved, publisher));
    return publisher;
  }

  /** Several publishers of one node may share a signer: the node votes once. */
  private void requireOneVote(
      FeedId feed, PublisherId id, Credentials credentials, PublisherTerms terms) {
    for (PublisherRow row : publishers.findByFeeds(List.of(feed.value()))) {
      Publisher other = row.toPublisher(mapper);
      boolean sameNode = terms.node() != null && terms.node().equals(other.terms().node());
      if (other.id().equals(id)
          || sameNode
          || !other.terms().permitted()
          || Collections.disjoint(credentials.signers(), other.credentials().signers())) {
        continue;
      }
      throw Problem.of(FeedProblems.SIGNER_TAKEN)
          .detail("Publisher " + other.id() + " of feed " + feed + " has the same signer.")
          .with("publisher", other.id())
          .asException();
    }
  }

  private void requireRoom(FeedId feed) {
    int count = publishers.countByFeed(feed.value());
    if (count >= FeedSettings.MAX_PUBLISHERS) {
      throw Problem.of(FeedProblems.TOO_MANY_PUBLISHERS)
          .detail("Feed " + feed + " has " + count + " publishers.")
          .with("limit", FeedSettings.MAX_PUBLISHERS)
          .with("actual", count)
          .asException();
    }
  }
}
