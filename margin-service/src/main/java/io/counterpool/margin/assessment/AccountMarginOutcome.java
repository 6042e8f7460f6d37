package io.counterpool.margin.assessment;

import io.counterpool.margin.portfolio.AccountId;
import java.util.SortedSet;

/** What became of a question for the margin of an account. */
sealed interface AccountMarginOutcome {

  /** It could be assessed. */
  record Assessed(AccountMargin margin) implements AccountMarginOutcome {}

  /** Nobody has sent a portfolio of this account. */
  record AccountUnknown(AccountId account) implements AccountMarginOutcome {}

  /**
   * Something it holds cannot be valued now.
   *
   * @param withoutTerms markets that have no margin terms or no profile
   * @param withoutPrice feeds that have no price
   * @param withoutRule assets that are not configured as collateral
   */
  record NotAssessable(
      AccountId account,
      SortedSet<String> withoutTerms,
      SortedSet<String> withoutPrice,
      SortedSet<String> withoutRule)
      implements AccountMarginOutcome {}
}
