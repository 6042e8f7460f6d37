package io.counterpool.fee.proposal;

import io.counterpool.fee.schedule.MarketId;
import io.counterpool.kit.intake.Answer;
import io.counterpool.kit.intake.StoredAnswers;
import io.counterpool.kit.page.Cursor;
import io.counterpool.kit.page.Limit;
import io.counterpool.kit.page.Page;
import io.counterpool.kit.problem.KitProblems;
import io.counterpool.kit.security.RequireScope;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Drafts of schedules. */
@RestController
class ProposalController {

  /** A proposal has some kilobytes. */
  private static final int USUAL = 20;

  private static final int MOST = 100;

  private final ProposeSchedule proposeSchedule;
  private final ProposalStore store;
  private final StoredAnswers answers;

  ProposalController(ProposeSchedule proposeSchedule, ProposalStore store, StoredAnswers answers) {
    this.proposeSchedule = proposeSchedule;
    this.store = store;
    this.answers = answers;
  }

  @RequireScope({"fee:propose", "fee:configure"})
  @PostMapping("/v1/markets/{market}/schedule-proposals")
  @Operation(
      operationId = "proposeSchedule",
      summary = "Search a recorded window for parameters that meet a target; applies nothing")
  @ApiResponse(responseCode = "201", description = "Proposed", useReturnTypeSchema = true)
  ResponseEntity<Proposal> propose(
      @PathVariable MarketId market,
      @RequestHeader("Idempotency-Key") String key,
      @RequestBody ProposalRequest request) {
    String path = "/v1/markets/" + market + "/schedule-proposals";
    return answers.once(
        path,
        key,
        request,
        () -> {
          Proposal proposal = proposeSchedule.propose(market, request);
          return Answer.created(path + "/" + proposal.number(), 1, proposal);
        });
  }

  @RequireScope("fee:read")
  @GetMapping("/v1/markets/{market}/schedule-proposals/{number}")
  @Operation(operationId = "getScheduleProposal", summary = "A proposal as it was made")
  Proposal get(@PathVariable MarketId market, @PathVariable long number) {
    return store
        .find(market, number)
        .orElseThrow(() -> KitProblems.notFound("proposal for market " + market, number));
  }

  @RequireScope("fee:read")
  @GetMapping("/v1/markets/{market}/schedule-proposals")
  @Operation(operationId = "listScheduleProposals", summary = "Proposals, the oldest first")
  Page<Proposal> list(
      @PathVariable MarketId market,
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(required = false) @Nullable Integer limit) {
    Cursor from = Cursor.read(after);
    int most = Limit.of(limit, USUAL, MOST);
    List<Proposal> rows = store.list(market, from == null ? 0 : from.number(0), most + 1);
    return Page.of(rows, most, row -> Cursor.of(row.number()));
  }
}
