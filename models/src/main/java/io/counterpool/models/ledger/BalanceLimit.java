package io.counterpool.models.ledger;

/** What an account's balance may not do; pending amounts count at once. */
public enum BalanceLimit {
  NONE,
  /**
   * Debits, pending ones included, stay at or below posted credits: the account cannot overdraw.
   */
  DEBITS_WITHIN_CREDITS,
  /** Credits, pending ones included, stay at or below posted debits. */
  CREDITS_WITHIN_DEBITS
}
