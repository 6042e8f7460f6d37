package io.counterpool.pool.ledger;

/** Why money moved. */
public enum TransferKind {
  CUSTODY_IN,
  CUSTODY_OUT,
  SUSPENSE,
  DEPOSIT,
  DEPOSIT_REFUND,
  REDEMPTION,
  COLLATERAL_IN,
  COLLATERAL_OUT,
  COLLATERAL_TRANSFER,
  PROFIT,
  LOSS,
  IMPACT,
  REBATE,
  TRADE_FEE,
  /** The referrer's part of a trade fee. */
  REFERRAL,
  FUNDING,
  BORROWING,
  LIQUIDATION_FEE,
  /** What winners pay when they are closed. */
  CLOSE_OUT_FEE,
  COLLATERAL_SALE,
  BAD_DEBT_INSURANCE,
  BAD_DEBT_POOL,
  INSURANCE_IN,
  /** Part of the gain of shares, to the treasury. */
  PERFORMANCE_FEE,
  /** Out of the treasury, on its way to the operator. */
  TREASURY_OUT,
  /** Pool value that no share owns goes to insurance. */
  UNOWNED
}
