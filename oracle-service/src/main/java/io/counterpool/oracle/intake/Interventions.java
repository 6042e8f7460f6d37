package io.counterpool.oracle.intake;

import io.counterpool.oracle.feed.FeedId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The operators' orders that a group of commands must know, and those it adds. */
final class Interventions {

  /**
   * An order and what became of it.
   *
   * @param at venue time
   */
  record Judged(Intervention order, Instant at, InterventionOutcome outcome) {}

  private final Map<Intervention.Key, Judged> known;
  private final Map<FeedId, Instant> haltedAt;
  private final List<Judged> added = new ArrayList<>();

  /**
   * Starts from what is stored.
   *
   * @param known earlier orders under the keys of the group
   * @param haltedAt last halt of each feed that the group's orders name
   */
  Interventions(Map<Intervention.Key, Judged> known, Map<FeedId, Instant> haltedAt) {
    this.known = new HashMap<>(known);
    this.haltedAt = new HashMap<>(haltedAt);
  }

  static Interventions none() {
    return new Interventions(Map.of(), Map.of());
  }

  /** What the same order was answered; null if it is new. */
  @Nullable InterventionOutcome earlier(Intervention order) {
    Judged judged = known.get(order.key());
    if (judged == null) {
      return null;
    }
    return judged.order().isSame(order) ? judged.outcome() : new InterventionOutcome.IdReused();
  }

  /** When the feed was halted last; null if it never was. */
  @Nullable Instant haltedAt(FeedId feed) {
    return haltedAt.get(feed);
  }

  void add(Judged judged) {
    known.put(judged.order().key(), judged);
    added.add(judged);
    if (judged.order().kind() == Intervention.Kind.HALT) {
      haltedAt.put(judged.order().feed(), judged.at());
    }
  }

  /** What the group added, in order. */
  List<Judged> added() {
    return added;
  }
}
