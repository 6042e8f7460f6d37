package io.counterpool.margin.portfolio;

import io.counterpool.kit.problem.Problem;
import io.counterpool.kit.problem.ProblemException;
import io.counterpool.kit.security.RequireScope;
import io.counterpool.margin.portfolio.ApplyPortfolios.Outcome.Done;
import io.counterpool.margin.portfolio.ApplyPortfolios.Outcome.OtherPool;
import io.counterpool.models.Bounds;
import io.counterpool.models.Decimal;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.stream.IntStream;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Takes in portfolio copies from their book of record. */
@RestController
@Tag(name = "portfolios")
class PortfolioController {

  private static final int BATCH_MAX = 10_000;

  private final ApplyPortfolios portfolios;

  PortfolioController(ApplyPortfolios portfolios) {
    this.portfolios = portfolios;
  }

  /** Portfolios of one pool. */
  record PortfolioBatch(PoolId pool, List<Portfolio> portfolios) {

    PortfolioBatch {
      Bounds.within("number of portfolios", portfolios.size(), 1, BATCH_MAX);
    }
  }

  /** A portfolio without its account, which stands in the path. */
  record PortfolioBody(
      PoolId pool,
      long version,
      Decimal settlementCash,
      List<Holding> collaterals,
      List<Position> positions) {

    Portfolio of(AccountId account) {
      return new Portfolio(account, version, settlementCash, collaterals, positions);
    }
  }

  enum AppliedStatus {
    /** It is the copy now. */
    APPLIED,
    /** The copy is as new or newer. */
    IGNORED
  }

  record AppliedPortfolio(AccountId account, long version, AppliedStatus status) {}

  record AppliedPortfolios(List<AppliedPortfolio> items) {}

  @RequireScope("margin:feed")
  @PostMapping("/v1/portfolios")
  @Operation(
      operationId = "applyPortfolios",
      summary = "Replace copies by higher versions; lower and equal ones are ignored")
  AppliedPortfolios apply(@RequestBody PortfolioBatch batch) {
    return applied(batch.pool(), batch.portfolios());
  }

  @RequireScope("margin:feed")
  @PutMapping("/v1/portfolios/{account}")
  @Operation(operationId = "applyPortfolio", summary = "Replace one copy by a higher version")
  AppliedPortfolio apply(@PathVariable AccountId account, @RequestBody PortfolioBody body) {
    return applied(body.pool(), List.of(body.of(account))).items().getFirst();
  }

  private AppliedPortfolios applied(PoolId pool, List<Portfolio> batch) {
    return switch (portfolios.apply(pool, batch)) {
      case Done(var applied) ->
          new AppliedPortfolios(
              IntStream.range(0, batch.size())
                  .mapToObj(index -> item(batch.get(index), applied.get(index)))
                  .toList());
      case OtherPool(var own) -> throw otherPool(own);
    };
  }

  private static AppliedPortfolio item(Portfolio portfolio, boolean applied) {
    return new AppliedPortfolio(
        portfolio.account(),
        portfolio.version(),
        applied ? AppliedStatus.APPLIED : AppliedStatus.IGNORED);
  }

  private static ProblemException otherPool(PoolId pool) {
    return Problem.of(PortfolioProblems.PORTFOLIO_IN_OTHER_POOL)
        .detail("An account of this batch belongs to another pool than " + pool + ".")
        .with("pool", pool)
        .asException();
  }
}
