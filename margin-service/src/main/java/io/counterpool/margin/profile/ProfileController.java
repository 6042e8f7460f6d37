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

/** Risk profiles of markets. */
@RestController
@Tag(name = "profiles")
class ProfileController {

  private final Profiles profiles;
  private final StoredAnswers answers;

  ProfileController(Profiles profiles, StoredAnswers answers) {
    this.profiles = profiles;
    this.answers = answers;
  }

  /** A profile with its market and version; the other fields are those of {@link Profile}. */
  record ProfileAnswer(
      MarketId market,
      long version,
      FeedId feed,
      Decimal initialRate,
      Decimal maintenanceRate,
      @Nullable Decimal sizeScale,
      Decimal bufferFraction,
      Decimal closeOutFeeRate,
      Decimal payableProfitFraction,
      Decimal sizeStep,
      int termsValiditySeconds) {

    static ProfileAnswer of(MarketId market, Versioned<Profile> versioned) {
      Profile profile = versioned.value();
      return new ProfileAnswer(
          market,
          versioned.version(),
          profile.feed(),
          profile.initialRate(),
          profile.maintenanceRate(),
          profile.sizeScale(),
          profile.bufferFraction(),
          profile.closeOutFeeRate(),
          profile.payableProfitFraction(),
          profile.sizeStep(),
          profile.termsValiditySeconds());
    }
  }

  /**
   * One version.
   *
   * @param effectiveAt venue time from which on it was in force
   */
  record ProfileVersion(Instant effectiveAt, ProfileAnswer profile) {}

  @RequireScope("margin:configure")
  @PutMapping("/v1/profiles/{market}")
  @Operation(operationId = "putProfile", summary = "Create or replace the risk profile of a market")
  ResponseEntity<ProfileAnswer> put(
      @PathVariable MarketId market,
      @RequestHeader("Idempotency-Key") String key,
      @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
      @RequestBody Profile profile) {
    String path = "/v1/profiles/" + market;
    return answers.once(
        path,
        key,
        profile,
        () -> {
          Versioned<Profile> next = profiles.put(market, ifMatch, profile);
          ProfileAnswer body = ProfileAnswer.of(market, next);
          return next.version() == 1
              ? Answer.created(path, next.version(), body)
              : Answer.updated(next.version(), body);
        });
  }

  @RequireScope({"margin:read", "margin:configure"})
  @GetMapping("/v1/profiles/{market}")
  @Operation(operationId = "getProfile", summary = "The risk profile of a market")
  ResponseEntity<ProfileAnswer> get(@PathVariable MarketId market) {
    Versioned<Profile> current =
        profiles
            .current(market)
            .orElseThrow(() -> KitProblems.notFound("profile of market", market));
    return ResponseEntity.ok()
        .eTag(Versions.etag(current.version()))
        .body(ProfileAnswer.of(market, current));
  }

  @RequireScope({"margin:read", "margin:configure"})
  @GetMapping("/v1/profiles")
  @Operation(operationId = "listProfiles", summary = "Risk profiles by market")
  Page<ProfileAnswer> list(
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(required = false) @Nullable Integer limit) {
    Cursor from = Cursor.read(after);
    int size = Limit.of(limit);
    List<ProfileRow> rows = profiles.profilesAfter(from == null ? "" : from.string(0), size + 1);
    return Page.of(rows, size, row -> Cursor.of(row.market().value()))
        .map(row -> ProfileAnswer.of(row.market(), row.versioned()));
  }

  @RequireScope({"margin:read", "margin:configure"})
  @GetMapping("/v1/profiles/{market}/versions")
  @Operation(operationId = "listProfileVersions", summary = "Every version that was ever in force")
  Page<ProfileVersion> versions(
      @PathVariable MarketId market,
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(required = false) @Nullable Integer limit) {
    Cursor from = Cursor.read(after);
    int size = Limit.of(limit);
    List<ProfileVersionRow> rows =
        profiles.versionsAfter(market, from == null ? 0 : from.number(0), size + 1);
    return Page.of(rows, size, row -> Cursor.of(row.versioned().version()))
        .map(
            row ->
                new ProfileVersion(row.effectiveAt(), ProfileAnswer.of(market, row.versioned())));
  }
}
