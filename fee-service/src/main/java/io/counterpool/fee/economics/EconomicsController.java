package io.counterpool.fee.economics;

import io.counterpool.fee.schedule.MarketId;
import io.counterpool.fee.terms.PoolId;
import io.counterpool.kit.problem.KitProblems;
import io.counterpool.kit.security.RequireScope;
import io.counterpool.models.Decimal;
import io.swagger.v3.oas.annotations.Operation;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What providers earn for the risk they take. */
@RestController
class EconomicsController {

  private static final Decimal USUAL_SAFETY = Decimal.of("0.5");

  private final ReadEconomics economics;

  EconomicsController(ReadEconomics economics) {
    this.economics = economics;
  }

  @RequireScope("fee:read")
  @GetMapping("/v1/markets/{market}/economics")
  @Operation(
      operationId = "getMarketEconomics",
      summary = "Loss versus rebalancing, break-even fee and income of a market over windows")
  MarketEconomics market(
      @PathVariable MarketId market, @RequestParam(required = false) @Nullable Decimal skewDepth) {
    if (skewDepth != null) {
      positive("skewDepth", skewDepth);
    }
    return economics.market(market, skewDepth);
  }

  @RequireScope("fee:read")
  @GetMapping("/v1/pools/{pool}/economics")
  @Operation(
      operationId = "getPoolEconomics",
      summary =
          "The economics of a pool's markets (the 200 that had a round last; truncated if there are"
              + " more) and their sums, as of its last round")
  PoolEconomics pool(@PathVariable PoolId pool) {
    return economics.pool(pool, ReadEconomics.MOST_MARKETS);
  }

  @RequireScope("fee:read")
  @GetMapping("/v1/markets/{market}/economics/push-attack")
  @Operation(
      operationId = "getPushAttack",
      summary =
          "The fee and impact at which pushing the outside market of the index stops paying, for a"
              + " depth; open interest, fee and impact default to the larger side now, the mean of"
              + " taker and maker rate of the last terms less the schedule's highest discount, and"
              + " none")
  PushEconomics pushAttack(
      @PathVariable MarketId market,
      @RequestParam Decimal depth,
      @RequestParam Decimal depthRange,
      @RequestParam(required = false) @Nullable Decimal openInterest,
      @RequestParam(required = false) @Nullable Decimal fee,
      @RequestParam(required = false) @Nullable Decimal impact,
      @RequestParam(required = false) @Nullable Decimal safetyFactor) {
    positive("depth", depth);
    fraction("depthRange", positive("depthRange", depthRange));
    RecordedRound last = economics.newest(market);
    Decimal larger = last.longSize().max(last.shortSize());
    return PushEconomics.of(
        market,
        depth,
        depthRange,
        openInterest == null
            ? larger.times(last.price(), RoundingMode.UP)
            : notNegative("openInterest", openInterest),
        fee == null
            ? PushEconomics.usualFee(last, economics.schedule(last).discount())
            : fraction("fee", fee),
        impact == null ? Decimal.ZERO : fraction("impact", impact),
        safetyFactor == null ? USUAL_SAFETY : fraction("safetyFactor", safetyFactor));
  }

  private static Decimal positive(String name, Decimal value) {
    if (!value.isPositive()) {
      throw KitProblems.invalidParameter(name, "must be above 0");
    }
    return value;
  }

  private static Decimal notNegative(String name, Decimal value) {
    if (value.isNegative()) {
      throw KitProblems.invalidParameter(name, "must be 0 or above");
    }
    return value;
  }

  private static Decimal fraction(String name, Decimal value) {
    if (value.isNegative() || value.isGreaterThan(Decimal.ONE)) {
      throw KitProblems.invalidParameter(name, "must be from 0 to 1");
    }
    return value;
  }
}
