package io.counterpool.oracle.feed;

/**
 * How a publisher's prices become prices of its feed: many venues quote in a stablecoin.
 *
 * @param by the index: a feed quoted in what this feed is quoted in
 */
public record Conversion(FeedId by, ConversionOperation operation) {}
