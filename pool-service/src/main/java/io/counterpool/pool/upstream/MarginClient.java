package io.counterpool.pool.upstream;

import io.counterpool.models.Decimal;
import io.counterpool.pool.executor.LiquidationDecision;
import io.counterpool.pool.executor.MarginTerms;
import io.counterpool.pool.executor.RoundDraft;
import java.util.List;
import java.util.UUID;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;
import org.springframework.web.service.annotation.PutExchange;

/** The margin service, as far as a pool needs it. */
@HttpExchange("/v1")
interface MarginClient {

  record PositionCopy(
      String market,
      Decimal size,
      Decimal entryNotional,
      Decimal fundingIndex,
      Decimal borrowIndex) {}

  record PortfolioCopy(
      UUID account,
      long version,
      Decimal settlementCash,
      List<RoundDraft.Collateral> collaterals,
      List<PositionCopy> positions) {}

  record PortfolioBatch(String pool, List<PortfolioCopy> portfolios) {}

  /** Only the length is read: which copies were new to margin-service is its own affair. */
  record Applied(List<Object> items) {}

  record Decisions(List<LiquidationDecision> decisions) {}

  @PutExchange("/markets/{market}/rounds/{round}/terms")
  MarginTerms terms(
      @PathVariable String market, @PathVariable long round, @RequestBody MarginQuestion question);

  @PostExchange("/portfolios")
  Applied apply(@RequestBody PortfolioBatch batch);

  @PutExchange("/pools/{pool}/rounds/{round}/liquidation-decisions")
  Decisions decide(
      @PathVariable String pool, @PathVariable long round, @RequestBody DecisionQuestion question);
}
