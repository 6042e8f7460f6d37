package io.counterpool.margin.profile;

import io.counterpool.kit.intake.Answer;
import io.counterpool.kit.intake.StoredAnswers;
import io.counterpool.kit.intake.Versions;
import io.counterpool.kit.page.Cursor;
import io.counterpool.kit.page.Limit;
import io.counterpool.kit.page.Page;
import io.counterpool.kit.problem.KitProblems;
import io.counterpool.kit.security.RequireScope;
import io.counterpool.models.Decimal;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
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

/** Haircuts of collateral assets. */
@RestController
@Tag(name = "collaterals")
class CollateralController {

  private final Profiles profiles;
  private final StoredAnswers answers;

  CollateralController(Profiles profiles, StoredAnswers answers) {
    this.profiles = profiles;
    this.answers = answers;
  }

  /** A collateral rule with its asset and version. */
  record CollateralAnswer(AssetId asset, long version, @Nullable FeedId feed, Decimal haircut) {

    static CollateralAnswer of(AssetId asset, Versioned<Collateral> versioned) {
      return new CollateralAnswer(
          asset, versioned.version(), versioned.value().feed(), versioned.value().haircut());
    }
  }

  /**
   * One version.
   *
   * @param effectiveAt venue time from which on it was in force
   */
  record CollateralVersion(Instant effectiveAt, CollateralAnswer collateral) {}

  @RequireScope("margin:configure")
  @PutMapping("/v1/collaterals/{asset}")
  @Operation(operationId = "putCollateral", summary = "Create or replace how an asset counts")
  ResponseEntity<CollateralAnswer> put(
      @PathVariable AssetId asset,
      @RequestHeader("Idempotency-Key") String key,
      @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
      @RequestBody Collateral collateral) {
    String path = "/v1/collaterals/" + asset;
    return answers.once(
        path,
        key,
        collateral,
        () -> {
          Versioned<Collateral> next = profiles.put(asset, ifMatch, collateral);
          CollateralAnswer body = CollateralAnswer.of(asset, next);
          return next.version() == 1
              ? Answer.created(path, next.version(), body)
              : Answer.updated(next.version(), body);
        });
  }

  @RequireScope({"margin:read", "margin:configure"})
  @GetMapping("/v1/collaterals/{asset}")
  @Operation(operationId = "getCollateral", summary = "How an asset counts as collateral")
  ResponseEntity<CollateralAnswer> get(@PathVariable AssetId asset) {
    Versioned<Collateral> current =
        profiles.current(asset).orElseThrow(() -> KitProblems.notFound("collateral", asset));
    return ResponseEntity.ok()
        .eTag(Versions.etag(current.version()))
        .body(CollateralAnswer.of(asset, current));
  }

  @RequireScope({"margin:read", "margin:configure"})
  @GetMapping("/v1/collaterals")
  @Operation(operationId = "listCollaterals", summary = "Collateral assets by name")
  Page<CollateralAnswer> list(
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(required = false) @Nullable Integer limit) {
    Cursor from = Cursor.read(after);
    int size = Limit.of(limit);
    List<CollateralRow> rows =
        profiles.collateralsAfter(from == null ? "" : from.string(0), size + 1);
    return Page.of(rows, size, row -> Cursor.of(row.asset().value()))
        .map(row -> CollateralAnswer.of(row.asset(), row.versioned()));
  }

  @RequireScope({"margin:read", "margin:configure"})
  @GetMapping("/v1/collaterals/{asset}/versions")
  @Operation(
      operationId = "listCollateralVersions",
      summary = "Every version that was ever in force")
  Page<CollateralVersion> versions(
      @PathVariable AssetId asset,
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(required = false) @Nullable Integer limit) {
    Cursor from = Cursor.read(after);
    int size = Limit.of(limit);
    List<CollateralVersionRow> rows =
        profiles.versionsAfter(asset, from == null ? 0 : from.number(0), size + 1);
    return Page.of(rows, size, row -> Cursor.of(row.versioned().version()))
        .map(
            row ->
                new CollateralVersion(
                    row.effectiveAt(), CollateralAnswer.of(asset, row.versioned())));
  }
}
