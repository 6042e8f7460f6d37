package io.counterpool.oracle.report;

import io.counterpool.oracle.feed.FeedId;
import io.counterpool.oracle.feed.PublisherId;

/** A report's place: the publisher's own sequence at one feed. */
public record ReportKey(FeedId feed, PublisherId publisher, long sequence) {}
