package io.counterpool.pool.event;

import io.counterpool.kit.page.Page;
import io.counterpool.kit.security.RequireScope;
import io.counterpool.kit.stream.EventStream;
import io.counterpool.kit.stream.StoredEvent;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/** Events of a pool, to read and to follow. They name accounts, so they are the operator's. */
@RestController
class EventController {

  private final PoolEventLog log;
  private final EventStream streams;

  EventController(PoolEventLog log, EventStream streams) {
    this.log = log;
    this.streams = streams;
  }

  @RequireScope("pool:operate")
  @GetMapping("/v1/pools/{pool}/events")
  @Operation(operationId = "listEvents", summary = "Events of a pool after a sequence")
  Page<StoredEvent> events(
      @PathVariable String pool,
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(required = false) @Nullable Integer limit) {
    return streams.page(log, pool, after, limit);
  }

  @RequireScope("pool:operate")
  @GetMapping(path = "/v1/pools/{pool}/events/stream", produces = "text/event-stream")
  @Operation(
      operationId = "streamEvents",
      summary = "The same events as a server-sent stream that resumes by Last-Event-ID")
  ResponseEntity<StreamingResponseBody> stream(
      @PathVariable String pool,
      @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String lastEventId,
      @RequestParam(required = false) @Nullable String after,
      HttpServletResponse response) {
    return streams.open(log, pool, lastEventId, after, response);
  }
}
