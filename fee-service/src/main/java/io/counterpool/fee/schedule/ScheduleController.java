package io.counterpool.fee.schedule;

import io.counterpool.kit.intake.Answer;
import io.counterpool.kit.intake.StoredAnswers;
import io.counterpool.kit.intake.Versions;
import io.counterpool.kit.page.Cursor;
import io.counterpool.kit.page.Limit;
import io.counterpool.kit.page.Page;
import io.counterpool.kit.problem.KitProblems;
import io.counterpool.kit.security.RequireScope;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Schedules of markets. */
@RestController
class ScheduleController {

  private final PutSchedule putSchedule;
  private final ScheduleStore store;
  private final EffectiveSchedule effective;
  private final StoredAnswers answers;

  ScheduleController(
      PutSchedule putSchedule,
      ScheduleStore store,
      EffectiveSchedule effective,
      StoredAnswers answers) {
    this.putSchedule = putSchedule;
    this.effective = effective;
    this.store = store;
    this.answers = answers;
  }

  @RequireScope("fee:configure")
  @PutMapping("/v1/schedules/{market}")
  @Operation(operationId = "putSchedule", summary = "Create or replace the schedule of a market")
  @ApiResponse(responseCode = "200", description = "Replaced", useReturnTypeSchema = true)
  @ApiResponse(responseCode = "201", description = "Created", useReturnTypeSchema = true)
  ResponseEntity<ScheduleAnswer> put(
      @PathVariable MarketId market,
      @RequestHeader("Idempotency-Key") String key,
      @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
      @RequestBody ScheduleRequest request) {
    String path = "/v1/schedules/" + market;
    return answers.once(
        path,
        key,
        request,
        () -> {
          ScheduleVersion stored =
              putSchedule.put(market, request.schedule(), request.effectiveFrom(), ifMatch);
          ScheduleAnswer body = ScheduleAnswer.of(stored);
          return stored.version() == 1
              ? Answer.created(path, stored.version(), body)
              : Answer.updated(stored.version(), body);
        });
  }

  @RequireScope("fee:read")
  @GetMapping("/v1/schedules/{market}")
  @Operation(
      operationId = "getSchedule",
      summary =
          "The newest version of the schedule, or the one that a round at an instant would use")
  ResponseEntity<ScheduleAnswer> get(
      @PathVariable MarketId market, @RequestParam(required = false) @Nullable Instant asOf) {
    ScheduleVersion version =
        asOf == null
            ? store
                .find(market)
                .orElseThrow(() -> KitProblems.notFound("schedule of market", market))
            : effective.at(market, asOf);
    return ResponseEntity.ok()
        .eTag(Versions.etag(version.version()))
        .body(ScheduleAnswer.of(version));
  }

  @RequireScope("fee:read")
  @GetMapping("/v1/schedules/{market}/versions")
  @Operation(
      operationId = "listScheduleVersions",
      summary = "Every version that the schedule has had, the oldest first")
  Page<ScheduleAnswer> versions(
      @PathVariable MarketId market,
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(required = false) @Nullable Integer limit) {
    Cursor from = Cursor.read(after);
    int most = Limit.of(limit);
    List<ScheduleVersion> rows =
        store.versions(market, from == null ? 0 : from.number(0), most + 1);
    if (rows.isEmpty() && from == null) {
      throw KitProblems.notFound("schedule of market", market);
    }
    return Page.of(rows, most, row -> Cursor.of(row.version())).map(ScheduleAnswer::of);
  }

  @RequireScope("fee:read")
  @GetMapping("/v1/schedules/{market}/versions/{version}")
  @Operation(operationId = "getScheduleVersion", summary = "One version of the schedule, for ever")
  ResponseEntity<ScheduleAnswer> version(
      @PathVariable MarketId market, @PathVariable long version) {
    return ResponseEntity.ok()
        .eTag(Versions.etag(version))
        .body(ScheduleAnswer.of(effective.version(market, version)));
  }

  @RequireScope("fee:read")
  @GetMapping("/v1/schedules")
  @Operation(operationId = "listSchedules", summary = "The newest schedules, by market")
  Page<ScheduleAnswer> list(
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(required = false) @Nullable Integer limit) {
    Cursor from = Cursor.read(after);
    int most = Limit.of(limit);
    List<ScheduleVersion> rows = store.list(from == null ? "" : from.string(0), most + 1);
    return Page.of(rows, most, row -> Cursor.of(row.market().value())).map(ScheduleAnswer::of);
  }
}
