package io.counterpool.pool.intake;

/** What a command is, which is also its place in the path. */
public enum CommandKind {
  DEPOSIT("/v1/providers/%s/deposits/%s"),
  REDEMPTION("/v1/providers/%s/redemptions/%s"),
  REQUEST_CANCELLATION("/v1/providers/%s/cancellations/%s"),
  COLLATERAL_MOVEMENT("/v1/accounts/%s/collateral-movements/%s"),
  ORDER("/v1/accounts/%s/orders/%s"),
  ORDER_BATCH("/v1/accounts/%s/order-batches/%s"),
  CANCELLATION("/v1/accounts/%s/cancellations/%s"),
  CUSTODY_CONFIRMATION("/v1/custody-confirmations/%2$s"),
  TREASURY_PAYOUT("/v1/pools/%3$s/treasury-payouts/%2$s");

  private final String form;

  CommandKind(String form) {
    this.form = form;
  }

  String uri(Object owner, Object id, String pool) {
    return form.formatted(owner, id, pool);
  }
}
