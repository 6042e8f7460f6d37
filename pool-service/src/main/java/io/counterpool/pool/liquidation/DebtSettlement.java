package io.counterpool.pool.liquidation;

import io.counterpool.models.Decimal;
import io.counterpool.models.oracle.PriceAction;
import io.counterpool.pool.account.AccountState;
import io.counterpool.pool.executor.PoolConfig.CollateralAsset;
import io.counterpool.pool.executor.PoolState;
import io.counterpool.pool.executor.RoundContext;
import io.counterpool.pool.executor.StepWriter;
import io.counterpool.pool.ledger.LedgerAccounts;
import io.counterpool.pool.ledger.TransferKind;
import java.math.RoundingMode;
import java.util.Map;
import java.util.UUID;

/**
 * What an account without positions owes: its other collateral is sold to the pool, then insurance
 * pays, then the pool.
 */
public final class DebtSettlement {

  private final RoundContext context;
  private final PoolState state;
  private final StepWriter writer;

  /**
   * Bad debt, settlement asset: the part that insurance paid and the part that fell on the pool.
   */
  public record BadDebt(Decimal insurance, Decimal pool) {
    public static final BadDebt NONE = new BadDebt(Decimal.ZERO, Decimal.ZERO);

    public Decimal total() {
      return insurance.plus(pool);
    }
  }

  public DebtSettlement(RoundContext context) {
    this.context = context;
    this.state = context.state();
    this.writer = context.writer();
  }

  /** Remembers the account if it owes and has no position left. */
  public void check(AccountState account) {
    boolean owes =
        account.positions().isEmpty()
            && state.ledger().balance(account.ledgerAccount()).isNegative();
    state.accounts().owes(account, owes);
  }

  /** Settles what accounts owe whose last position was closed in this or an earlier round. */
  public void settleAll() {
    for (UUID id : state.accounts().debtors()) {
      settle(state.accounts().get(id));
    }
  }

  /** Settles now, as far as collateral has prices; books bad debt only when none is left. */
  public BadDebt settle(AccountState account) {
    check(account);
    if (!state.accounts().isDebtor(account)) {
      return BadDebt.NONE;
    }
    String cause = "round:" + context.view().input().number();
    boolean unsold = false;
    for (CollateralAsset asset : context.view().input().pool().assets()) {
      unsold |= sell(account, asset, cause);
    }
    state.accounts().touched(account);
    Decimal debt = debt(account);
    if (debt.isZero() || unsold) {
      check(account);
      return BadDebt.NONE;
    }
    return book(account, debt, cause);
  }

  private Decimal debt(AccountState account) {
    return state.ledger().balance(account.ledgerAccount()).negate().max(Decimal.ZERO);
  }

  /** Sells just enough of one asset; true if some of it is left although the debt is not paid. */
  private boolean sell(AccountState account, CollateralAsset asset, String cause) {
    Decimal debt = debt(account);
    Decimal held = state.ledger().balance(account.ledgerAccount(), asset.asset());
    if (debt.isZero() || held.isZero()) {
      return false;
    }
    Decimal price = context.view().collateralPrice(asset.asset(), PriceAction.LIQUIDATE);
    Decimal counts = Decimal.ONE.minus(context.view().haircut(asset.asset()));
    Decimal unit = price.times(counts, RoundingMode.DOWN);
    if (unit.isZero()) {
      return true;
    }
    Decimal sold = held.min(debt.dividedBy(unit, asset.scale(), RoundingMode.CEILING));
    Decimal paid = debt.min(sold.times(unit, context.scale(), RoundingMode.DOWN));
    String pool = LedgerAccounts.pool(state.key().pool());
    writer.transfer(
        account.ledgerAccount(), pool, asset.asset(), sold, TransferKind.COLLATERAL_SALE, cause);
    writer.transfer(pool, account.ledgerAccount(), paid, TransferKind.COLLATERAL_SALE, cause);
    return false;
  }

  private BadDebt book(AccountState account, Decimal debt, String cause) {
    String insurance = LedgerAccounts.insurance(state.key().pool());
    Decimal insured = debt.min(state.ledger().balance(insurance));
    Decimal rest = debt.minus(insured);
    writer.transfer(
        insurance, account.ledgerAccount(), insured, TransferKind.BAD_DEBT_INSURANCE, cause);
    writer.transfer(
        LedgerAccounts.pool(state.key().pool()),
        account.ledgerAccount(),
        rest,
        TransferKind.BAD_DEBT_POOL,
        cause);
    state.counters().bookBadDebt(debt);
    state.accounts().owes(account, false);
    writer.event(
        "bad-debt-booked",
        Map.of("account", account.id().toString(), "insurance", insured, "pool", rest));
    return new BadDebt(insured, rest);
  }
}
