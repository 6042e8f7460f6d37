package io.counterpool.oracle.intake;

import io.counterpool.kit.page.Cursor;
import io.counterpool.kit.page.Limit;
import io.counterpool.kit.page.Page;
import io.counterpool.kit.problem.KitProblems;
import io.counterpool.kit.problem.Problem;
import io.counterpool.kit.security.Caller;
import io.counterpool.kit.security.RequireScope;
import io.counterpool.oracle.feed.FeedCatalog;
import io.counterpool.oracle.feed.FeedId;
import io.counterpool.oracle.intake.IntakeCommand.Intervene;
import io.counterpool.oracle.intake.InterventionOutcome.Done;
import io.counterpool.oracle.intake.InterventionOutcome.IdReused;
import io.counterpool.oracle.intake.InterventionOutcome.Refused;
import io.counterpool.oracle.intake.Interventions.Judged;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Lets an operator halt and resume a feed. */
@RestController
class InterventionController {

  private static final int LONGEST_REASON = 500;

  /**
   * What is ordered.
   *
   * @param reason one line for those who read it later
   */
  record InterventionBody(
      Intervention.Kind kind,
      @Size(min = 1, max = LONGEST_REASON) @Pattern(regexp = "[^\\p{Cntrl}]*") String reason) {}

  /**
   * An order and what became of it.
   *
   * @param principal who gave it
   * @param at venue time
   * @param round published with it, HALTED or the first that is not; null if it was refused
   * @param problem why it was refused; null if it was done
   */
  record InterventionView(
      FeedId feed,
      UUID intervention,
      Intervention.Kind kind,
      String reason,
      String principal,
      Instant at,
      @Nullable Long round,
      @Nullable Problem problem) {

    static InterventionView of(Judged judged) {
      Intervention order = judged.order();
      return new InterventionView(
          order.feed(),
          order.id(),
          order.kind(),
          order.reason(),
          order.principal(),
          judged.at(),
          judged.outcome() instanceof Done done ? done.round() : null,
          judged.outcome() instanceof Refused refused
              ? IntakeProblems.of(order.feed(), refused)
              : null);
    }
  }

  private final FeedCatalog catalog;
  private final IntakeWriter writer;
  private final InterventionStore store;

  InterventionController(FeedCatalog catalog, IntakeWriter writer, InterventionStore store) {
    this.catalog = catalog;
    this.writer = writer;
    this.store = store;
  }

  @RequireScope("oracle:halt")
  @PutMapping("/v1/feeds/{feed}/interventions/{intervention}")
  @Operation(
      operationId = "putIntervention",
      summary =
          "Halt or resume a feed, once for each id. Resuming needs a quorum of reports observed"
              + " since the halt whose price lies between the feed's bounds")
  ResponseEntity<InterventionView> put(
      @PathVariable FeedId feed,
      @PathVariable UUID intervention,
      @Valid @RequestBody InterventionBody body,
      Caller caller) {
    requireKnown(feed);
    Intervention order =
        new Intervention(feed, intervention, body.kind(), body.reason(), caller.subject());
    return switch (writer.answer(new Intervene(order))) {
      case Done(String by, Instant at, long round) ->
          ResponseEntity.created(URI.create("/v1/feeds/" + feed + "/interventions/" + intervention))
              .body(
                  new InterventionView(
                      feed, intervention, body.kind(), body.reason(), by, at, round, null));
      case IdReused _ -> throw IntakeProblems.reusedIntervention(intervention).asException();
      case Refused refused -> throw IntakeProblems.of(feed, refused).asException();
    };
  }

  @RequireScope("oracle:read")
  @GetMapping("/v1/feeds/{feed}/interventions/{intervention}")
  @Operation(operationId = "getIntervention", summary = "An order to a feed, and what became of it")
  InterventionView get(@PathVariable FeedId feed, @PathVariable UUID intervention) {
    return store
        .find(new Intervention.Key(feed, intervention))
        .map(InterventionView::of)
        .orElseThrow(() -> KitProblems.notFound("intervention at " + feed, intervention));
  }

  @RequireScope("oracle:read")
  @GetMapping("/v1/feeds/{feed}/interventions")
  @Operation(operationId = "listInterventions", summary = "Orders to a feed, oldest first")
  Page<InterventionView> list(
      @PathVariable FeedId feed,
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(required = false) @Nullable Integer limit) {
    requireKnown(feed);
    int most = Limit.of(limit);
    Cursor cursor = Cursor.read(after);
    return Page.of(
            store.list(feed, cursor == null ? 0 : cursor.number(0), most + 1),
            most,
            order -> Cursor.of(order.number()))
        .map(order -> InterventionView.of(order.judged()));
  }

  private void requireKnown(FeedId feed) {
    if (catalog.find(feed).isEmpty()) {
      throw KitProblems.notFound("feed", feed);
    }
  }
}
