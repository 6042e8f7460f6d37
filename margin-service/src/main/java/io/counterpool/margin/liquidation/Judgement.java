package io.counterpool.margin.liquidation;

import io.counterpool.margin.portfolio.Portfolio;
import java.util.List;
import java.util.Map;

/**
 * What came of judging every portfolio of a pool.
 *
 * @param accountsAssessed accounts with positions that could be judged
 * @param decided decisions with the portfolio behind each, by account, in the order of closing
 * @param bands accounts with positions by health
 */
record Judgement(int accountsAssessed, List<Decided> decided, Map<HealthBand, Integer> bands) {

  /** A decision and what it was judged on. */
  record Decided(Decision decision, Portfolio portfolio) {}
}
