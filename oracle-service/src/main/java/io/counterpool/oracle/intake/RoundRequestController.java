package io.counterpool.oracle.intake;

import io.counterpool.kit.problem.KitProblems;
import io.counterpool.kit.security.RequireScope;
import io.counterpool.oracle.feed.FeedCatalog;
import io.counterpool.oracle.feed.FeedId;
import io.counterpool.oracle.intake.IntakeCommand.AskRound;
import io.counterpool.oracle.round.RoundConstraint;
import io.counterpool.oracle.round.RoundView;
import io.swagger.v3.oas.annotations.Operation;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Gives a round to whoever may ask for one. */
@RestController
class RoundRequestController {

  /**
   * What is asked for.
   *
   * @param requestId chosen by the asker; the same id gets the same answer
   * @param takenAfter only reports with a higher intake sequence count
   * @param observedAfter only reports observed later count
   */
  record RoundRequestBody(
      UUID requestId, @Nullable Long takenAfter, @Nullable Instant observedAfter) {}

  private final FeedCatalog catalog;
  private final IntakeWriter writer;

  RoundRequestController(FeedCatalog catalog, IntakeWriter writer) {
    this.catalog = catalog;
    this.writer = writer;
  }

  @RequireScope("oracle:request")
  @PostMapping("/v1/feeds/{feed}/round-requests")
  @Operation(
      operationId = "requestRound",
      summary =
          "A round of reports that meet the request; 409 if they give no quorum. A feed that is"
              + " halted or out of its band answers a round without a price")
  RoundView request(@PathVariable FeedId feed, @RequestBody RoundRequestBody body) {
    if (catalog.find(feed).isEmpty()) {
      throw KitProblems.notFound("feed", feed);
    }
    RoundRequest request =
        new RoundRequest(
            body.requestId(), feed, new RoundConstraint(body.takenAfter(), body.observedAfter()));
    return switch (writer.answer(new AskRound(request))) {
      case RoundAnswer.Answered(var round) -> RoundView.of(round);
      case RoundAnswer.BelowQuorum below -> throw IntakeProblems.of(below).asException();
      case RoundAnswer.Removed(var of, var number) ->
          throw IntakeProblems.removed(of, number).asException();
      case RoundAnswer.IdReused _ -> throw IntakeProblems.reused(request.id()).asException();
    };
  }
}
