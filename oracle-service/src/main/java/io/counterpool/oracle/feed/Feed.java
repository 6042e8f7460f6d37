package io.counterpool.oracle.feed;

/** A feed as configured, at one version of its settings. */
public record Feed(FeedId id, long version, FeedSettings settings) {}
