package io.counterpool.oracle.feed;

import io.counterpool.models.Decimal;

/**
 * Who may report to one feed.
 *
 * @param version of key and weight, from 1
 * @param key verifies its reports
 * @param weight share of the vote where the aggregation is weighted, above 0
 */
public record Publisher(
    FeedId feed, PublisherId id, long version, PublisherKey key, Decimal weight) {}
