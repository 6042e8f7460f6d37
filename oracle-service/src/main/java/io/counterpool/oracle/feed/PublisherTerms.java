package io.counterpool.oracle.feed;

import org.jspecify.annotations.Nullable;

/**
 * What a publisher's reports are to its feed.
 *
 * @param permitted false while it is suspended: its reports are stored and never count
 * @param node whose venue it is, where the aggregation has two stages; null is a node of its own
 * @param conversion how its prices become prices of the feed; null if they are
 */
public record PublisherTerms(
    boolean permitted, @Nullable NodeId node, @Nullable Conversion conversion) {

  /** Permitted, of no node, in the unit of the feed. */
  public static final PublisherTerms USUAL = new PublisherTerms(true, null, null);
}
