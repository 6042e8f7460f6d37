package io.counterpool.pool.ledger;

import java.util.UUID;

/** Names of the ledger's accounts; each exists once per asset. */
public final class LedgerAccounts {

  /** What is held outside: negative by that. */
  public static final String CUSTODY = "custody";

  /** The operator's part of fees, until a payout. */
  public static final String TREASURY = "fees:treasury";

  /** Money that arrived and belongs to no command. */
  public static final String SUSPENSE = "suspense";

  /** Before the id of an account. */
  public static final String COLLATERAL = "collateral:";

  private LedgerAccounts() {}

  public static String collateral(UUID account) {
    return COLLATERAL + account;
  }

  public static String pool(String pool) {
    return "pool:" + pool;
  }

  public static String impact(String market) {
    return "impact:" + market;
  }

  public static String insurance(String pool) {
    return "insurance:" + pool;
  }

  /** Confirmed money of a deposit of shares that waits for its strike. */
  public static String pendingDeposit(UUID deposit) {
    return "pending:deposit:" + deposit;
  }

  /** Money on its way out under the id of the command that is paid. */
  public static String pendingPayout(UUID id) {
    return "pending:payout:" + id;
  }

  /** Whether the balance of this account may be below zero in this asset. */
  static boolean mayOwe(String account, boolean settlementAsset) {
    return account.equals(CUSTODY)
        || (settlementAsset && (account.startsWith(COLLATERAL) || account.startsWith("pool:")));
  }
}
