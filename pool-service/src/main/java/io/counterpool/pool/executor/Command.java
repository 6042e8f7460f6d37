package io.counterpool.pool.executor;

import io.counterpool.models.Decimal;
import io.counterpool.pool.order.OrderLine;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a caller asked the pool to do. The caller chose the id; it is unique by its path. */
public sealed interface Command {

  /**
   * The nil UUID: owner of what belongs to no account and no provider, and so of a payout of the
   * treasury. Neither an account nor a provider can have this id.
   */
  UUID NOBODY = new UUID(0, 0);

  UUID id();

  /** A provider brings {@code amount} of the settlement asset for shares of a tranche. */
  record Deposit(UUID id, UUID provider, String tranche, Decimal amount) implements Command {}

  /** A provider gives back shares; paid at the strike of an epoch. */
  record Redemption(UUID id, UUID provider, String tranche, Decimal shares) implements Command {}

  /** Takes back what is left of a deposit or redemption, unless a due strike has locked it. */
  record CancelRequest(UUID id, UUID provider, UUID request) implements Command {}

  /** Collateral in, out, or to another account. {@code to} only for a transfer. */
  record MoveCollateral(
      UUID id, UUID account, Movement kind, String asset, Decimal amount, @Nullable UUID to)
      implements Command {}

  /** Which way collateral moves. */
  enum Movement {
    DEPOSIT,
    WITHDRAWAL,
    TRANSFER
  }

  record PlaceOrder(UUID id, UUID account, OrderLine line) implements Command {}

  /** One intake row; the children are (batch, line), executed in the order of the lines. */
  record PlaceBatch(UUID id, UUID account, List<OrderLine> lines) implements Command {
    public PlaceBatch {
      lines = List.copyOf(lines);
    }
  }

  /**
   * Takes {@code order} (an order or a whole batch) back after the first round that qualifies for
   * this cancel too: what was asked for before that round is tried in it first.
   */
  record Cancel(UUID id, UUID account, UUID order) implements Command {}

  /** An operator sends {@code amount} of the settlement asset out of the treasury. */
  record TreasuryPayout(UUID id, Decimal amount) implements Command {}

  /** The custodian says that money arrived or left. */
  record ConfirmCustody(
      UUID id,
      Direction direction,
      String asset,
      Decimal amount,
      String externalReference,
      TargetKind targetKind,
      @Nullable UUID owner,
      @Nullable UUID target)
      implements Command {}

  /** Seen from the venue. */
  enum Direction {
    IN,
    OUT
  }

  /** What confirmed money is for. */
  enum TargetKind {
    DEPOSIT,
    COLLATERAL,
    INSURANCE,
    PAYOUT,
    NONE
  }
}
