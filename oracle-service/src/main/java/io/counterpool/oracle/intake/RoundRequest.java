package io.counterpool.oracle.intake;

import io.counterpool.oracle.feed.FeedId;
import io.counterpool.oracle.round.RoundConstraint;
import java.util.UUID;

/** Somebody asks for a round of which he cannot have known the reports. */
record RoundRequest(UUID id, FeedId feed, RoundConstraint constraint) {}
