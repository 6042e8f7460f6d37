package io.counterpool.kit.clock;

import io.counterpool.kit.problem.KitProblems;
import io.counterpool.kit.problem.Problem;
import io.counterpool.kit.wire.InstantForm;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * The one time of the venue, in whole milliseconds. It never goes back: not when it is driven, not
 * when it changes mode, not over a restart, not when the wall clock is set back.
 *
 * <p>Staleness, rounds, epochs, funding and expiry use it. Tokens, leases and timeouts do not.
 */
public final class VenueClock extends Clock {

  /** Where the time comes from. */
  public enum Mode {
    /** The wall clock. */
    LIVE,
    /** An instant set from outside; it stands still in between. */
    DRIVEN
  }

  /** Mode and instant at one moment. */
  public record Reading(Mode mode, Instant now) {}

  private final Clock wall;
  private final ClockStore store;
  private final List<Consumer<Instant>> listeners = new CopyOnWriteArrayList<>();
  private final AtomicLong latestMillis;
  private volatile Mode mode;

  VenueClock(Clock wall, ClockStore store) {
    this.wall = wall;
    this.store = store;
    Reading last = store.last();
    this.mode = last.mode();
    this.latestMillis = new AtomicLong(last.now().toEpochMilli());
  }

  /** A clock that is driven by its test and kept nowhere. */
  public static VenueClock drivenAt(Instant start) {
    return new VenueClock(Clock.systemUTC(), ClockStore.inMemory(new Reading(Mode.DRIVEN, start)));
  }

  /** A clock on wall time that is kept nowhere. */
  public static VenueClock live() {
    return new VenueClock(
        Clock.systemUTC(), ClockStore.inMemory(new Reading(Mode.LIVE, Instant.EPOCH)));
  }

  public Mode mode() {
    return mode;
  }

  @Override
  public long millis() {
    return mode == Mode.DRIVEN
        ? latestMillis.get()
        : latestMillis.accumulateAndGet(wall.millis(), Math::max);
  }

  @Override
  public Instant instant() {
    return Instant.ofEpochMilli(millis());
  }

  /**
   * Calls {@code listener} with the new instant at each step of a driven clock, before the step is
   * answered, in the order of registration. The work that time causes is done when it returns.
   */
  public void onAdvance(Consumer<Instant> listener) {
    listeners.add(listener);
  }

  /** As {@link #onAdvance(Consumer)}, for a listener that reads the clock itself. */
  public void onAdvance(Runnable listener) {
    listeners.add(_ -> listener.run());
  }

  /**
   * Sets the time. The same instant again only calls the listeners again.
   *
   * @throws io.counterpool.kit.problem.ProblemException {@code clock-behind}, if {@code next} is
   *     before the venue's time
   */
  public synchronized void drive(Instant next) {
    Instant now = instant();
    if (next.isBefore(now)) {
      throw behind(now, next);
    }
    store.write(new Reading(Mode.DRIVEN, next));
    latestMillis.set(next.toEpochMilli());
    mode = Mode.DRIVEN;
    listeners.forEach(listener -> listener.accept(next));
  }

  /**
   * Goes on with wall time.
   *
   * @throws io.counterpool.kit.problem.ProblemException {@code clock-behind}, if the wall clock is
   *     before the venue's time
   */
  public synchronized void goLive() {
    Instant now = instant();
    Instant wallNow = Instant.ofEpochMilli(wall.millis());
    if (wallNow.isBefore(now)) {
      throw behind(now, wallNow);
    }
    store.write(new Reading(Mode.LIVE, wallNow));
    latestMillis.accumulateAndGet(wallNow.toEpochMilli(), Math::max);
    mode = Mode.LIVE;
    listeners.forEach(listener -> listener.accept(wallNow));
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    if (!zone.equals(ZoneOffset.UTC)) {
      throw new IllegalArgumentException("the venue keeps UTC");
    }
    return this;
  }

  private static RuntimeException behind(Instant now, Instant wanted) {
    return Problem.of(KitProblems.CLOCK_BEHIND)
        .detail(
            "The venue is at "
                + InstantForm.write(now)
                + "; it does not go back to "
                + InstantForm.write(wanted)
                + ".")
        .with("now", now)
        .with("requested", wanted)
        .asException();
  }
}
