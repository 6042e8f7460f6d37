package io.counterpool.oracle.surface;

import io.counterpool.kit.clock.VenueClock;
import io.counterpool.oracle.round.AskedTime;
import io.counterpool.oracle.surface.SurfaceOutcome.Drawn;
import io.counterpool.oracle.surface.SurfaceOutcome.Refused;
import io.counterpool.oracle.surface.SurfaceStore.Heading;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/** Fits batches of quotes, a few at a time, and puts what may be used in force. */
@Component
class SurfaceDesk {

  private static final long LONGEST_WAIT_SECONDS = 20;

  private final SurfaceStore store;
  private final VenueClock clock;
  private final SurfaceProperties properties;
  private final SurfaceMetrics metrics;
  private final Semaphore fits;

  SurfaceDesk(
      SurfaceStore store, VenueClock clock, SurfaceProperties properties, SurfaceMetrics metrics) {
    this.store = store;
    this.clock = clock;
    this.properties = properties;
    this.metrics = metrics;
    this.fits = new Semaphore(properties.fitsAtOnce(), true);
  }

  /**
   * What the quotes make. Needs no transaction.
   *
   * @throws io.counterpool.kit.problem.ProblemException {@code too-many-requests} if others have
   *     been fitting for too long
   */
  SurfaceOutcome fit(QuoteBatch batch) {
    boolean mine = false;
    try {
      mine = fits.tryAcquire(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS);
      if (!mine) {
        throw SurfaceProblems.busy();
      }
      return metrics.timed(() -> SurfaceRules.fit(batch));
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw SurfaceProblems.busy();
    } finally {
      if (mine) {
        fits.release();
      }
    }
  }

  /**
   * The new version, durable with the transaction that is open.
   *
   * @throws io.counterpool.kit.problem.ProblemException if it is refused; the version before stays
   */
  Surface accept(Underlying underlying, QuoteBatch batch, SurfaceOutcome outcome) {
    store.lock();
    Instant now = clock.instant();
    Optional<Heading> last = store.last(underlying);
    if (batch.observedAt().isAfter(now.plus(properties.maxFuture()))) {
      throw SurfaceProblems.inFuture(now, properties.maxFuture(), batch.observedAt());
    }
    if (last.isPresent() && !batch.observedAt().isAfter(last.get().observedAt())) {
      throw SurfaceProblems.notLater(last.get().observedAt(), batch.observedAt());
    }
    if (last.isEmpty() && store.underlyings() >= properties.mostUnderlyings()) {
      throw SurfaceProblems.tooManyUnderlyings(properties.mostUnderlyings());
    }
    return switch (outcome) {
      case Refused refused -> {
        metrics.refused(refused);
        throw SurfaceProblems.of(refused, last.map(Heading::version).orElse(null)).asException();
      }
      case Drawn drawn -> {
        Heading heading =
            new Heading(
                underlying, last.map(Heading::version).orElse(0L) + 1, batch.observedAt(), now);
        store.insert(heading, drawn.expiries());
        Surface surface =
            new Surface(
                underlying,
                heading.version(),
                heading.observedAt(),
                heading.acceptedAt(),
                drawn.expiries().stream().map(SurfaceOutcome.JudgedExpiry::smile).toList());
        metrics.accepted(surface);
        yield surface;
      }
    };
  }

  /**
   * The surface in force, or that was in force at {@code asOf}.
   *
   * @throws io.counterpool.kit.problem.ProblemException if {@code asOf} has not come yet
   */
  Optional<Heading> heading(Underlying underlying, Optional<Instant> asOf) {
    return asOf.isPresent()
        ? store.inForce(underlying, AskedTime.asOf(asOf.get(), clock.instant()))
        : store.last(underlying);
  }
}
