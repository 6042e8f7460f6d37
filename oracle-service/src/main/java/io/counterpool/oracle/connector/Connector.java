package io.counterpool.oracle.connector;

import io.counterpool.kit.problem.ProblemException;
import io.counterpool.models.OutOfRangeException;
import io.counterpool.oracle.connector.ConnectorProperties.Backoff;
import io.counterpool.oracle.connector.ConnectorProperties.Source;
import io.counterpool.oracle.connector.ConnectorState.LastFailure;
import io.counterpool.oracle.connector.ConnectorState.TakenIn;
import io.counterpool.oracle.report.Report;
import io.counterpool.oracle.report.ReportOutcome;
import io.counterpool.oracle.report.ReportOutcome.Refused;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.core.IntervalFunction;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * Looks at one source, one look after the other, and reports what it saw. {@link #look} is for one
 * thread; the state may be read by all.
 */
final class Connector {

  private static final Logger LOG = LoggerFactory.getLogger(Connector.class);

  /** A look as its metrics count it; a failure is counted by its reason. */
  static final String REPORTED = "REPORTED";

  static final String UNCHANGED = "UNCHANGED";

  /** Takes a signed report in, as from any other publisher. */
  @FunctionalInterface
  interface Intake {
    ReportOutcome take(Report report, String signature);
  }

  /** Told what each look led to. */
  @FunctionalInterface
  interface Watcher {
    void looked(Connector connector, String outcome);
  }

  private final Source settings;
  private final PublicSource source;
  private final ConnectorKey key;
  private final Origin origin;
  private final ConnectorBreaker breaker;
  private final IntervalFunction backoff;
  private final Backoff waits;
  private final Intake intake;
  private final Watcher watcher;
  private final Clock clock;
  private volatile ConnectorState state = ConnectorState.NEW;
  private @Nullable Instant lastObserved;

  Connector(
      Source settings,
      PublicSource source,
      ConnectorKey key,
      Origin origin,
      ConnectorBreaker breaker,
      Backoff waits,
      Intake intake,
      Watcher watcher,
      Clock clock) {
    this.settings = settings;
    this.source = source;
    this.key = key;
    this.origin = origin;
    this.breaker = breaker;
    this.waits = waits;
    this.backoff =
        IntervalFunction.ofExponentialRandomBackoff(waits.first(), 2, 0.5, waits.longest());
    this.intake = intake;
    this.watcher = watcher;
    this.clock = clock;
  }

  Source settings() {
    return settings;
  }

  ConnectorKey key() {
    return key;
  }

  ConnectorState state() {
    return state;
  }

  CircuitBreaker.State breaker() {
    return breaker.state();
  }

  /** Looks once, if it is time and its source may be asked, and says when to look again. */
  Instant look() {
    Instant now = clock.instant();
    if (origin.heldUntil().isAfter(now)) {
      return next(origin.heldUntil());
    }
    if (!breaker.permits()) {
      return next(now.plus(settings.interval()));
    }
    state = state.looked(now);
    try {
      Sighting seen = see();
      @Nullable TakenIn taken = report(seen);
      if (state.failuresInARow() > 0) {
        LOG.info("connector {} sees its source again", settings.name());
      }
      state = state.succeeded(clock.instant(), taken);
      watcher.looked(this, taken == null ? UNCHANGED : REPORTED);
      return next(later(now.plus(settings.interval()), clock.instant()));
    } catch (SourceException failed) {
      return next(failed(failed));
    }
  }

  /** A sighting that may be reported; the source's breaker learns whether there is one. */
  private Sighting see() throws SourceException {
    try {
      Sighting seen = source.look();
      if (seen.skewMillis().isPresent()) {
        state = state.skewed(seen.skewMillis().getAsLong());
      }
      SightingRules.require(seen, settings.maxSkew(), settings.longestAge());
      breaker.succeeded();
      return seen;
    } catch (SourceException failed) {
      if (failed.reason().isOfSource()) {
        breaker.failed(failed);
      } else {
        breaker.released();
      }
      throw failed;
    } catch (RuntimeException bug) {
      SourceException failed =
          new SourceException(FailureReason.MALFORMED, "the answer cannot be read", bug);
      breaker.failed(failed);
      LOG.error("connector {} cannot read an answer", settings.name(), bug);
      throw failed;
    }
  }

  /** The report that was taken in; null if the intake has an observation as new as this one. */
  private @Nullable TakenIn report(Sighting seen) throws SourceException {
    Instant observed = seen.observedAt();
    if (lastObserved != null && !observed.isAfter(lastObserved)) {
      return null;
    }
    try {
      Report report =
          new Report(
              settings.feed(),
              settings.publisher(),
              observed.toEpochMilli(),
              seen.price(),
              seen.confidence(),
              observed);
      ReportOutcome outcome = intake.take(report, key.sign(report.signedBytes()));
      return switch (outcome) {
        case ReportOutcome.Accepted(long number) -> {
          lastObserved = observed;
          yield new TakenIn(seen, number);
        }
        // Another process, or this one before a restart, has reported as much or more.
        case ReportOutcome.Replayed _,
            Refused.IdReused _,
            Refused.SequenceNotRising _,
            Refused.NotLater _ -> {
          lastObserved = observed;
          yield null;
        }
        case Refused refused ->
            throw new SourceException(
                FailureReason.REPORT_REFUSED,
                "the intake says " + refused.getClass().getSimpleName());
      };
    } catch (OutOfRangeException noReport) {
      throw new SourceException(
          FailureReason.NO_PRICE, String.valueOf(noReport.getMessage()), noReport);
    } catch (ProblemException | DataAccessException | TransactionException away) {
      throw new SourceException(
          FailureReason.INTAKE_UNAVAILABLE, "the intake did not take the report", away);
    }
  }

  private Instant failed(SourceException failure) {
    Instant now = clock.instant();
    boolean first = state.failuresInARow() == 0;
    state = state.failed(new LastFailure(now, failure.reason(), failure.detail()));
    watcher.looked(this, failure.reason().name());
    if (first) {
      LOG.warn(
          "connector {} sees nothing: {} {}", settings.name(), failure.reason(), failure.detail());
    }
    Instant again = now.plusMillis(backoff.apply(state.failuresInARow()));
    if (failure.retryAfter().isPresent()) {
      Duration asked = failure.retryAfter().get();
      Instant held =
          now.plus(asked.compareTo(waits.longestAsked()) < 0 ? asked : waits.longestAsked());
      origin.holdUntil(held);
      again = later(again, held);
    }
    return again;
  }

  /** Notes when to look again: at {@code at}, but not while the breaker is open. */
  private Instant next(Instant at) {
    Instant next = breaker.isOpen() ? later(at, breaker.letsThroughAt()) : at;
    state = state.nextAt(next);
    return next;
  }

  private static Instant later(Instant a, Instant b) {
    return a.isAfter(b) ? a : b;
  }
}
