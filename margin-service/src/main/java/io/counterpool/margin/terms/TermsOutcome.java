package io.counterpool.margin.terms;

import io.counterpool.margin.profile.MarketId;

/** What became of a request for terms. */
sealed interface TermsOutcome {

  /**
   * The terms, new or as they were first answered.
   *
   * @param body the answer as it was sent, a JSON text
   */
  record Answered(String body) implements TermsOutcome {}

  /** Why there are none. Listed in the order they are checked. */
  sealed interface Refused extends TermsOutcome {

    /** The round has terms that answered another request. */
    record IdReused(MarketId market, long round) implements Refused {}

    /** A later round of the market has terms already. */
    record RoundOutOfOrder(MarketId market, long round, long last) implements Refused {}

    /** Nobody has configured the market. */
    record MarketUnknown(MarketId market) implements Refused {}
  }
}
