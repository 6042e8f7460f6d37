package io.counterpool.oracle.feed;

import io.counterpool.models.Decimal;

/**
 * Who may report to one feed.
 *
 * @param version of key, weight and terms, from 1
 * @param key verifies its reports
 * @param weight share of the vote where the aggregation is weighted, above 0
 * @param terms what its reports are to the feed
 */
public record Publisher(
    FeedId feed,
    PublisherId id,
    long version,
    PublisherKey key,
    Decimal weight,
    PublisherTerms terms) {

  /** A publisher on usual terms. */
  public Publisher(FeedId feed, PublisherId id, long version, PublisherKey key, Decimal weight) {
    this(feed, id, version, key, weight, PublisherTerms.USUAL);
  }
}
