package io.counterpool.oracle.connector;

import io.counterpool.kit.clock.VenueClock;
import io.counterpool.kit.clock.VenueClock.Mode;
import io.counterpool.oracle.connector.ConnectorProperties.Source;
import io.counterpool.oracle.intake.SignedIntake;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** The configured connectors, each on a virtual thread of its own while the venue clock is live. */
@Component
class Connectors implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(Connectors.class);

  /** How often a resting connector asks whether the clock has become live. */
  private static final Duration REST = Duration.ofMillis(200);

  private final List<Connector> connectors;
  private final VenueClock clock;
  private final List<Thread> threads = new ArrayList<>();
  private volatile boolean running;

  Connectors(
      ConnectorProperties properties,
      SignedIntake intake,
      VenueClock clock,
      ConnectorMetrics metrics) {
    this.clock = clock;
    Map<Duration, HttpClient> clients = new HashMap<>();
    Map<String, Origin> origins = new HashMap<>();
    List<Connector> made = new ArrayList<>();
    for (Source source : properties.sources()) {
      HttpClient http = clients.computeIfAbsent(source.connectTimeout(), Connectors::client);
      Origin origin =
          origins.computeIfAbsent(
              source.origin(), name -> new Origin(name, source.callsPerSecond(), clock));
      VenueLine line = new VenueLine(source, http, origin, clock, Pause.sleeping());
      Connector connector =
          new Connector(
              source,
              PublicSource.of(source, line),
              ConnectorKey.in(source.keyFile(), properties.makeMissingKeys()),
              origin,
              new ConnectorBreaker(source.name(), properties.breaker(), clock),
              properties.backoff(),
              intake::take,
              metrics::looked,
              clock);
      metrics.show(connector);
      made.add(connector);
    }
    this.connectors = List.copyOf(made);
  }

  private static HttpClient client(Duration connectTimeout) {
    return HttpClient.newBuilder()
        .connectTimeout(connectTimeout)
        .followRedirects(HttpClient.Redirect.NEVER)
        .build();
  }

  /** In the order of the configuration. */
  List<Connector> all() {
    return connectors;
  }

  Optional<Connector> find(String name) {
    return connectors.stream()
        .filter(connector -> connector.settings().name().equals(name))
        .findFirst();
  }

  @Override
  public void start() {
    running = true;
    for (Connector connector : connectors) {
      threads.add(
          Thread.ofVirtual()
              .name("connector-" + connector.settings().name())
              .start(() -> keepLooking(connector)));
    }
  }

  private void keepLooking(Connector connector) {
    try {
      while (running) {
        if (clock.mode() == Mode.LIVE) {
          Thread.sleep(until(look(connector)));
        } else {
          Thread.sleep(REST);
        }
      }
    } catch (InterruptedException stopped) {
      LOG.debug("connector {} stops", connector.settings().name());
    }
  }

  /** Nothing ends a connector but the end of the service. */
  private @Nullable Instant look(Connector connector) {
    try {
      return connector.look();
    } catch (RuntimeException bug) {
      LOG.error("connector {} failed; it goes on", connector.settings().name(), bug);
      return null;
    }
  }

  private Duration until(@Nullable Instant next) {
    Duration wait = next == null ? Duration.ofSeconds(10) : Duration.between(clock.instant(), next);
    return wait.isNegative() ? Duration.ZERO : wait;
  }

  @Override
  public void stop() {
    running = false;
    threads.forEach(Thread::interrupt);
    try {
      for (Thread thread : threads) {
        thread.join(Duration.ofSeconds(5));
      }
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    }
    threads.clear();
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  /** After the writer and the heartbeats have started, before they stop. */
  @Override
  public int getPhase() {
    return 2;
  }
}
