package io.counterpool.launcher.market;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * A market as its publishers see it, step by step.
 *
 * @param interval distance of the steps; a gap in a history is a longer one
 * @param notes what a reader of the report must know about the data
 */
public record MarketPath(
    String name, List<Feed> feeds, List<Step> steps, Duration interval, List<String> notes) {

  public MarketPath {
    feeds = List.copyOf(feeds);
    steps = List.copyOf(steps);
    notes = List.copyOf(notes);
    if (steps.isEmpty()) {
      throw new IllegalArgumentException("a market path has at least one step");
    }
  }

  /** One price: who publishes it and how many of them make a price. */
  public record Feed(String feed, String base, String quote, List<String> publishers, int quorum) {

    public Feed {
      publishers = List.copyOf(publishers);
    }

    /** The perpetual on this feed. */
    public String perpetual() {
      return feed + "-PERP";
    }
  }

  /** All that was observed up to {@code at} and not before the step before it. */
  public record Step(Instant at, List<Observation> observations) {

    public Step {
      observations = List.copyOf(observations);
    }
  }
}
