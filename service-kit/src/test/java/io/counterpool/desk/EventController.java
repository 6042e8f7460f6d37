package io.counterpool.desk;

import io.counterpool.kit.page.Page;
import io.counterpool.kit.security.RequireScope;
import io.counterpool.kit.stream.EventStream;
import io.counterpool.kit.stream.StoredEvent;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/** Events of the desk in both forms. */
@RestController
class EventController {

  private final EventStream streams;
  private final EventStore store;

  EventController(EventStream streams, EventStore store) {
    this.streams = streams;
    this.store = store;
  }

  @RequireScope("desk:read")
  @GetMapping("/v1/desks/{desk}/events")
  @Operation(operationId = "listEvents")
  Page<StoredEvent> list(
      @PathVariable String desk,
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(required = false) @Nullable Integer limit) {
    return streams.page(store, desk, after, limit);
  }

  @RequireScope("desk:read")
  @GetMapping(path = "/v1/desks/{desk}/events/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
  @Operation(operationId = "streamEvents")
  ResponseEntity<StreamingResponseBody> stream(
      @PathVariable String desk,
      @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String lastEventId,
      @RequestParam(required = false) @Nullable String after,
      HttpServletResponse response) {
    return streams.open(store, desk, lastEventId, after, response);
  }
}
