package io.counterpool.oracle.round;

import io.counterpool.oracle.feed.Feed;
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * At which fixed instants a feed has a round. Pure.
 *
 * <p>The instants are the multiples of the feed's interval since 1970 in venue time, so everybody
 * knows them beforehand. The round of an instant carries it as its time of publication and is made
 * before anything else that happens at or after it: of what was taken in before, and observed then
 * or earlier. It does not matter when the clock was looked at: between two looks nothing was taken
 * in, so an instant that was passed unseen gets the same round a little later.
 */
public final class ScheduleRules {

  /** More instants than this are not made good: after an outage the newest count. */
  static final int MOST_AT_ONCE = 100;

  private ScheduleRules() {}

  /**
   * The instants up to {@code now} that have no round yet, ascending. None before the feed's first
   * round; of settings that are newer than the last round only the newest, since nobody expected
   * those before.
   */
  public static List<Instant> due(Feed feed, @Nullable Round last, Instant now) {
    Integer interval = feed.settings().scheduledSeconds();
    if (interval == null || last == null) {
      return List.of();
    }
    long newest = Math.floorDiv(now.getEpochSecond(), interval);
    long done = Math.floorDiv(last.publishedAt().getEpochSecond(), interval);
    long most = last.feedVersion() == feed.version() ? MOST_AT_ONCE : 1;
    return LongStream.rangeClosed(Math.max(done + 1, newest - most + 1), newest)
        .mapToObj(n -> Instant.ofEpochSecond(n * interval))
        .toList();
  }
}
