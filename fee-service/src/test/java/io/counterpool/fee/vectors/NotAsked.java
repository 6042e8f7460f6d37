package io.counterpool.fee.vectors;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a schedule cannot express, each with its reason. */
final class NotAsked {

  /** Folders without fees, rates or funding. */
  static final Map<String, String> FOLDERS =
      Map.of(
          "options", "prices and risks of options",
          "oracle", "prices and how they are gathered",
          "tranches", "who of the pool's providers loses first");

  private static final Map<String, List<String>> BY_REASON =
      Map.ofEntries(
          Map.entry(
              "indices and digits of a lender's books: here borrowing is simple interest on the"
                  + " notional",
              List.of("fees/aave-v3-fixed-point-rounding", "fees/aave-v3-index-growth")),
          Map.entry(
              "shares of a pool and how income reaches them: the pool's, not a market's",
              List.of(
                  "fees/across-lp-fee-smear",
                  "fees/erc4626-inflation-attack",
                  "fees/high-water-mark-fee",
                  "fees/openzeppelin-erc4626-shares",
                  "fees/solmate-erc4626-shares",
                  "fees/uniswap-v2-lp-shares",
                  "perps/mcdex-v3-lp-shares")),
          Map.entry(
              "proofs and books of a ledger",
              List.of(
                  "fees/bound-merkle-sum-proof",
                  "fees/ics20-denom-trace",
                  "fees/multilateral-netting",
                  "fees/olalonde-merkle-sum-proof",
                  "fees/summa-liability-totals",
                  "fees/tigerbeetle-ledger-semantics")),
          Map.entry(
              "divides an amount, which is done where a fee is collected; a schedule states the"
                  + " fractions",
              List.of("fees/formance-allotment")),
          Map.entry(
              "what providers lose to arbitrage: measured beside a schedule, by economics",
              List.of("fees/impermanent-loss", "fees/milionis-lvr")),
          Map.entry(
              "a price, or the impact of a trade on it: the pricing model's of the market",
              List.of(
                  "fees/uniswap-v2-swap",
                  "fees/uniswap-v3-sqrt-price",
                  "fees/uniswap-v3-swap-fee-growth",
                  "fees/uniswap-v3-swap-step",
                  "perps/drift-depth-change",
                  "perps/drift-peg-for-price",
                  "perps/drift-repeg-budget",
                  "perps/drift-repeg-spend",
                  "perps/gmx-deferred-impact-settlement",
                  "perps/gmx-execution-price",
                  "perps/gmx-impact-curve",
                  "perps/gmx-impact-pool-distribution",
                  "perps/gmx-position-price-impact",
                  "perps/mcdex-v3-max-position",
                  "perps/mcdex-v3-pool-margin",
                  "perps/mcdex-v3-pool-trade",
                  "perps/perp-v1-constant-product",
                  "perps/perp-v1-price-band",
                  "perps/synthetix-v3-fill-price")),
          Map.entry(
              "an average of prices: measured by the market, which sends its premium",
              List.of("perps/perp-v1-twap")),
          Map.entry(
              "margin, liquidation and insurance: of accounts and pools",
              List.of(
                  "perps/drift-collateral-liquidation-size",
                  "perps/drift-insurance-fee",
                  "perps/drift-insurance-share-rebase",
                  "perps/drift-insurance-withdraw-cancel",
                  "perps/drift-liquidation-fee-ramp",
                  "perps/drift-loss-socialisation",
                  "perps/drift-partial-liquidation-size",
                  "perps/dydx-v4-bankruptcy-price",
                  "perps/dydx-v4-fillable-price",
                  "perps/dydx-v4-insurance-fund-delta",
                  "perps/dydx-v4-open-interest-margin",
                  "perps/gmx-liquidation-check",
                  "perps/perp-v1-liquidation",
                  "perps/perp-v1-margin-ratio",
                  "perps/synthetix-v3-cross-margin",
                  "perps/synthetix-v3-keeper-reward",
                  "perps/synthetix-v3-liquidation-throttle")),
          Map.entry(
              "what a pool owes its traders and holds against it",
              List.of(
                  "perps/drift-lp-pool-hedge-target",
                  "perps/drift-lp-pool-settlement",
                  "perps/gmx-pnl-cap-and-adl",
                  "perps/synthetix-v3-pool-debt")),
          Map.entry(
              "computes a bound of funding from margins; a schedule states the bound",
              List.of("perps/dydx-v4-funding-clamp")),
          Map.entry(
              "receivers share what payers pay; here both sides have one rate and the pool takes"
                  + " the difference",
              List.of("perps/gmx-funding-settlement")),
          Map.entry(
              "a fee for bringing an asset to its weight among several; a pool here has one asset",
              List.of("perps/gmx-v1-dynamic-fee")));

  /** Cases of files that are asked otherwise. */
  static final Map<String, String> CASES =
      Map.of(
          "fees/comet-two-curve-rate: utilisation above 100% is possible when reserves are spent"
              + " (3)",
          "more is used than there is, which a schedule counts as 1",
          "perps/gmx-borrowing-fee: smaller side exempt (11)",
          "the smaller side borrows free; here both sides pay one rate");

  private NotAsked() {}

  /** Reasons by file. */
  static Map<String, String> files() {
    Map<String, String> files = new TreeMap<>();
    BY_REASON.forEach((reason, named) -> named.forEach(file -> files.put(file, reason)));
    return files;
  }
}
