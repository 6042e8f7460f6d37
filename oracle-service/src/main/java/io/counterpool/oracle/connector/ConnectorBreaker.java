package io.counterpool.oracle.connector;

import io.counterpool.oracle.connector.ConnectorProperties.Breaker;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The circuit breaker of one source, and when it lets the next look through. */
final class ConnectorBreaker {

  private static final Logger LOG = LoggerFactory.getLogger(ConnectorBreaker.class);

  private final CircuitBreaker breaker;
  private final Breaker settings;
  private volatile Instant openedAt = Instant.MIN;

  ConnectorBreaker(String connector, Breaker settings, Clock clock) {
    this.settings = settings;
    this.breaker =
        CircuitBreaker.of(
            connector,
            CircuitBreakerConfig.custom()
                .slidingWindowSize(settings.window())
                .minimumNumberOfCalls(settings.minimumLooks())
                .failureRateThreshold(settings.failurePercent())
                .waitDurationInOpenState(settings.openFor())
                .permittedNumberOfCallsInHalfOpenState(settings.trials())
                .clock(clock)
                .build());
    breaker
        .getEventPublisher()
        .onStateTransition(
            event -> {
              State to = event.getStateTransition().getToState();
              if (to == State.OPEN) {
                openedAt = clock.instant();
                LOG.warn("connector {}: its breaker opens", connector);
              } else {
                LOG.info("connector {}: its breaker is {}", connector, to);
              }
            });
  }

  State state() {
    return breaker.getState();
  }

  boolean isOpen() {
    return breaker.getState() == State.OPEN;
  }

  /** Whether a look may be made; each one permitted must end in one of the three below. */
  boolean permits() {
    return breaker.tryAcquirePermission();
  }

  void succeeded() {
    breaker.onSuccess(0, TimeUnit.MILLISECONDS);
  }

  void failed(SourceException reason) {
    breaker.onError(0, TimeUnit.MILLISECONDS, reason);
  }

  /** The look said nothing about the source. */
  void released() {
    breaker.releasePermission();
  }

  /** The first instant at which an open breaker lets a look through: it waits past its time. */
  Instant letsThroughAt() {
    return openedAt.plus(settings.openFor()).plusMillis(1);
  }
}
