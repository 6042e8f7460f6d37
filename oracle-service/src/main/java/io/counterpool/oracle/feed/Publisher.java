package io.counterpool.oracle.feed;

import io.counterpool.models.Decimal;

/**
 * Who may report to one feed.
 *
 * @param version of credentials, weight and terms, from 1
 * @param credentials verify its reports
 * @param weight share of the vote where the aggregation is weighted, above 0
 * @param terms what its reports are to the feed
 */
public record Publisher(
    FeedId feed,
    PublisherId id,
    long version,
    Credentials credentials,
    Decimal weight,
    PublisherTerms terms) {

  /** With one key for good. */
  public Publisher(
      FeedId feed,
      PublisherId id,
      long version,
      PublisherKey key,
      Decimal weight,
      PublisherTerms terms) {
    this(feed, id, version, KeyRing.of(key), weight, terms);
  }

  /** With one key for good, on usual terms. */
  public Publisher(FeedId feed, PublisherId id, long version, PublisherKey key, Decimal weight) {
    this(feed, id, version, key, weight, PublisherTerms.USUAL);
  }

  /** The same publisher with another share of the vote. */
  public Publisher weighing(Decimal other) {
    return new Publisher(feed, id, version, credentials, other, terms);
  }
}
