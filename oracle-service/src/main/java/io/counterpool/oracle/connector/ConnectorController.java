package io.counterpool.oracle.connector;

import io.counterpool.kit.page.Page;
import io.counterpool.kit.problem.KitProblems;
import io.counterpool.kit.security.RequireScope;
import io.counterpool.models.Decimal;
import io.counterpool.oracle.connector.ConnectorProperties.Source;
import io.counterpool.oracle.connector.ConnectorState.LastFailure;
import io.counterpool.oracle.connector.ConnectorState.TakenIn;
import io.counterpool.oracle.connector.Sighting.ObservedBy;
import io.counterpool.oracle.feed.FeedId;
import io.counterpool.oracle.feed.PublisherId;
import io.swagger.v3.oas.annotations.Operation;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Shows how the connectors do. */
@RestController
class ConnectorController {

  /** Whether a source is asked. */
  enum BreakerState {
    /** It is. */
    CLOSED,
    /** It failed too often and is left alone for a while. */
    OPEN,
    /** A few looks decide whether it is asked again. */
    HALF_OPEN
  }

  /**
   * The last report of a connector that was taken in.
   *
   * @param observedBy whose clock {@code observedAt} is of
   */
  record ConnectorReport(
      Decimal price,
      Decimal confidence,
      Instant observedAt,
      ObservedBy observedBy,
      long intakeSequence) {

    static @Nullable ConnectorReport of(@Nullable TakenIn taken) {
      return taken == null
          ? null
          : new ConnectorReport(
              taken.seen().price(),
              taken.seen().confidence(),
              taken.seen().observedAt(),
              taken.seen().observedBy(),
              taken.intakeSequence());
    }
  }

  /** The last look that gave no report, and why. */
  record ConnectorFailure(Instant at, FailureReason reason, String detail) {

    static @Nullable ConnectorFailure of(@Nullable LastFailure failure) {
      return failure == null
          ? null
          : new ConnectorFailure(failure.at(), failure.reason(), failure.detail());
    }
  }

  /**
   * A connector as it is now.
   *
   * @param origin scheme, host and port of the source; a path can hold a secret
   * @param quote asset that the source quotes in
   * @param publicKey base64 of the raw key; a feed that lists it under the publisher takes reports
   * @param failuresInARow since the last success
   * @param skewMillis how far the source's clock is ahead of ours; null if it has not said its time
   */
  record ConnectorView(
      String connector,
      SourceKind kind,
      String origin,
      String symbol,
      String quote,
      FeedId feed,
      PublisherId publisher,
      String publicKey,
      BreakerState breaker,
      @Nullable Instant lastLookAt,
      @Nullable Instant lastSuccessAt,
      @Nullable ConnectorReport lastReport,
      @Nullable ConnectorFailure lastFailure,
      int failuresInARow,
      @Nullable Long skewMillis,
      @Nullable Instant nextLookAt) {

    static ConnectorView of(Connector connector) {
      Source source = connector.settings();
      ConnectorState state = connector.state();
      return new ConnectorView(
          source.name(),
          source.kind(),
          source.origin(),
          source.symbol(),
          source.quote(),
          source.feed(),
          source.publisher(),
          connector.key().open().base64(),
          BreakerState.valueOf(connector.breaker().name()),
          state.lastLookAt(),
          state.lastSuccessAt(),
          ConnectorReport.of(state.lastReport()),
          ConnectorFailure.of(state.lastFailure()),
          state.failuresInARow(),
          state.skewMillis(),
          state.nextLookAt());
    }
  }

  private final Connectors connectors;

  ConnectorController(Connectors connectors) {
    this.connectors = connectors;
  }

  /** Complete: the configuration bounds them. */
  @RequireScope("oracle:read")
  @GetMapping("/v1/connectors")
  @Operation(
      operationId = "listConnectors",
      summary = "Connectors to public sources and how they do")
  Page<ConnectorView> list() {
    return Page.complete(connectors.all().stream().map(ConnectorView::of).toList());
  }

  @RequireScope("oracle:read")
  @GetMapping("/v1/connectors/{connector}")
  @Operation(operationId = "getConnector", summary = "One connector and how it does")
  ConnectorView get(@PathVariable String connector) {
    return connectors
        .find(connector)
        .map(ConnectorView::of)
        .orElseThrow(() -> KitProblems.notFound("connector", connector));
  }
}
