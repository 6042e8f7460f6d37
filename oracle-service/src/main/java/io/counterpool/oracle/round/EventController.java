package io.counterpool.oracle.round;

import io.counterpool.kit.page.Page;
import io.counterpool.kit.problem.KitProblems;
import io.counterpool.kit.security.RequireScope;
import io.counterpool.kit.stream.EventStream;
import io.counterpool.kit.stream.StoredEvent;
import io.counterpool.oracle.feed.FeedCatalog;
import io.counterpool.oracle.feed.FeedId;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/** Shows rounds as they are published. */
@RestController
class EventController {

  private final RoundEvents events;
  private final EventStream streams;
  private final FeedCatalog catalog;

  EventController(RoundEvents events, EventStream streams, FeedCatalog catalog) {
    this.events = events;
    this.streams = streams;
    this.catalog = catalog;
  }

  @RequireScope("oracle:read")
  @GetMapping("/v1/events")
  @Operation(operationId = "listEvents", summary = "Rounds of all feeds after a sequence")
  Page<StoredEvent> list(
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(required = false) @Nullable Integer limit) {
    return streams.page(events, RoundEvents.STREAM, after, limit);
  }

  @RequireScope("oracle:read")
  @GetMapping(path = "/v1/events/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
  @Operation(
      operationId = "streamEvents",
      summary = "The same as they come; resumes",
      description =
          "Server-sent events. The id of each is its sequence, dense over all feeds; a stream goes"
              + " on behind Last-Event-ID, or after, without a gap or a repeat. With feed only that"
              + " feed's rounds are sent, under the same ids. A reader that takes nothing for"
              + " twenty seconds is disconnected.")
  ResponseEntity<StreamingResponseBody> stream(
      @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String lastEventId,
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(required = false) @Nullable FeedId feed,
      HttpServletResponse response) {
    if (feed != null && catalog.find(feed).isEmpty()) {
      throw KitProblems.notFound("feed", feed);
    }
    return streams.open(
        events,
        RoundEvents.STREAM,
        feed == null ? null : feed.value(),
        lastEventId,
        after,
        response);
  }
}
