package io.counterpool.oracle.surface;

import io.counterpool.kit.clock.VenueClock;
import io.counterpool.kit.intake.Answer;
import io.counterpool.kit.intake.StoredAnswers;
import io.counterpool.kit.intake.Versions;
import io.counterpool.kit.page.Cursor;
import io.counterpool.kit.page.Limit;
import io.counterpool.kit.page.Page;
import io.counterpool.kit.problem.KitProblems;
import io.counterpool.kit.security.RequireScope;
import io.counterpool.models.Decimal;
import io.counterpool.models.options.OptionType;
import io.counterpool.models.surface.QuoteUse;
import io.counterpool.oracle.surface.SurfaceStore.Heading;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Takes option quotes in and shows the surfaces that they make. */
@RestController
class SurfaceController {

  /** A version in a list. */
  record SurfaceHeading(
      Underlying underlying,
      long version,
      Instant observedAt,
      Instant acceptedAt,
      long ageSeconds,
      boolean stale) {}

  /**
   * A quote as it was sent, what it says as volatilities, and what was made of it.
   *
   * @param fitted volatility of the surface at this strike; null if the expiry has no smile
   */
  record QuoteView(
      Decimal strike,
      @Nullable OptionType type,
      @Nullable Decimal bid,
      @Nullable Decimal ask,
      @Nullable Decimal bidVolatility,
      @Nullable Decimal askVolatility,
      @Nullable Decimal fitted,
      QuoteUse use) {}

  private final SurfaceDesk desk;
  private final SurfaceStore store;
  private final StoredAnswers answers;
  private final VenueClock clock;
  private final SurfaceProperties properties;

  SurfaceController(
      SurfaceDesk desk,
      SurfaceStore store,
      StoredAnswers answers,
      VenueClock clock,
      SurfaceProperties properties) {
    this.desk = desk;
    this.store = store;
    this.answers = answers;
    this.clock = clock;
    this.properties = properties;
  }

  @RequireScope("oracle:submit")
  @PostMapping("/v1/surfaces/{underlying}/quotes")
  @Operation(
      operationId = "submitOptionQuotes",
      summary = "Fit a surface to option quotes; 409 if they make an arbitrage")
  ResponseEntity<SurfaceView> submit(
      @PathVariable Underlying underlying,
      @RequestHeader("Idempotency-Key") String idempotencyKey,
      @Valid @RequestBody QuoteBatch batch) {
    SurfaceRules.Fault fault = SurfaceRules.fault(batch);
    if (fault != null) {
      throw KitProblems.invalidField(fault.field(), fault.rule());
    }
    String path = "/v1/surfaces/" + underlying;
    // Before the transaction: a fit takes as long as many writes.
    SurfaceOutcome outcome = desk.fit(batch);
    return answers.once(
        path + "/quotes",
        idempotencyKey,
        batch,
        () -> {
          Surface surface = desk.accept(underlying, batch, outcome);
          return Answer.created(path, surface.version(), view(surface, surface.acceptedAt()));
        });
  }

  private SurfaceView view(Surface surface, Instant at) {
    return SurfaceView.of(surface, at, properties.maxAge());
  }

  @RequireScope("oracle:read")
  @GetMapping("/v1/surfaces/{underlying}")
  @Operation(
      operationId = "getSurface",
      summary = "The surface in force, or in force at asOf, with its checks and fit error")
  ResponseEntity<SurfaceView> get(
      @PathVariable Underlying underlying, @RequestParam(required = false) @Nullable Instant asOf) {
    Heading heading = heading(underlying, asOf);
    return ResponseEntity.ok()
        .eTag(Versions.etag(heading.version()))
        .body(view(store.read(heading), asOf == null ? clock.instant() : asOf));
  }

  private Heading heading(Underlying underlying, @Nullable Instant asOf) {
    return desk.heading(underlying, Optional.ofNullable(asOf))
        .orElseThrow(() -> SurfaceProblems.noSurface(underlying));
  }

  @RequireScope("oracle:read")
  @GetMapping("/v1/surfaces")
  @Operation(operationId = "listSurfaces", summary = "Surfaces in force by underlying")
  Page<SurfaceHeading> list(
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(required = false) @Nullable Integer limit) {
    int most = Limit.of(limit);
    Cursor cursor = Cursor.read(after);
    return headings(
        Page.of(
            store.lasts(cursor == null ? "" : cursor.string(0), most + 1),
            most,
            heading -> Cursor.of(heading.underlying().value())));
  }

  @RequireScope("oracle:read")
  @GetMapping("/v1/surfaces/{underlying}/versions")
  @Operation(
      operationId = "listSurfaceVersions",
      summary = "Versions of a surface, the newest first; read one by its acceptedAt as asOf")
  Page<SurfaceHeading> versions(
      @PathVariable Underlying underlying,
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(required = false) @Nullable Integer limit) {
    heading(underlying, null);
    int most = Limit.of(limit);
    Cursor cursor = Cursor.read(after);
    return headings(
        Page.of(
            store.versions(
                underlying, cursor == null ? Long.MAX_VALUE : cursor.number(0), most + 1),
            most,
            heading -> Cursor.of(heading.version())));
  }

  private Page<SurfaceHeading> headings(Page<Heading> page) {
    Instant now = clock.instant();
    return page.map(
        heading -> {
          Duration age = Duration.between(heading.observedAt(), now);
          return new SurfaceHeading(
              heading.underlying(),
              heading.version(),
              heading.observedAt(),
              heading.acceptedAt(),
              age.toSeconds(),
              age.compareTo(properties.maxAge()) > 0);
        });
  }

  /** Complete: a batch has a bounded number of quotes per expiry. */
  @RequireScope("oracle:read")
  @GetMapping("/v1/surfaces/{underlying}/quotes")
  @Operation(
      operationId = "listSurfaceQuotes",
      summary = "The quotes behind one expiry, and what was made of each")
  Page<QuoteView> quotes(
      @PathVariable Underlying underlying,
      @RequestParam Instant expiry,
      @RequestParam(required = false) @Nullable Instant asOf) {
    Heading heading = heading(underlying, asOf);
    List<JudgedQuote> quotes =
        store
            .quotes(heading, expiry)
            .orElseThrow(() -> KitProblems.notFound("expiry of " + underlying, expiry));
    Surface surface = store.read(heading);
    ExpirySmile smile =
        surface.expiries().stream()
            .filter(each -> each.expiry().equals(expiry))
            .findFirst()
            .orElseThrow(() -> KitProblems.notFound("expiry of " + underlying, expiry));
    return Page.complete(quotes.stream().map(quote -> view(quote, smile)).toList());
  }

  private static QuoteView view(JudgedQuote quote, ExpirySmile expiry) {
    ExpirySmile.Drawn drawn = expiry.drawn();
    return new QuoteView(
        quote.strike(),
        quote.type(),
        quote.bid(),
        quote.ask(),
        quote.bidVolatility(),
        quote.askVolatility(),
        drawn == null
            ? null
            : SurfaceRules.decimal(
                drawn
                    .smile()
                    .volatility(
                        expiry.forward().toDouble(), quote.strike().toDouble(), expiry.years())),
        quote.use());
  }
}
