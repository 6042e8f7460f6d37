package io.counterpool.pool.intake;

import io.counterpool.kit.problem.KitProblems;
import io.counterpool.models.Decimal;
import io.counterpool.pool.configuration.PoolSetup;
import io.counterpool.pool.executor.Command.Movement;
import io.counterpool.pool.executor.Command.TargetKind;
import io.counterpool.pool.executor.PoolConfig;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What makes a command malformed. Whether it can be done is for the executor to say. */
final class CommandForm {

  private static final int SHARE_SCALE = Decimal.SCALE;
  private static final Pattern REFERENCE = Pattern.compile("[\\x21-\\x7e]{1,128}");

  private CommandForm() {}

  static void check(CommandBody body, PoolSetup setup, UUID owner) {
    switch (body) {
      case DepositBody deposit -> {
        tranche(setup, deposit.tranche());
        amount("amount", deposit.amount(), setup.pool().settlementScale());
      }
      case RedemptionBody redemption -> {
        tranche(setup, redemption.tranche());
        amount("shares", redemption.shares(), SHARE_SCALE);
      }
      case MovementBody movement -> movement(movement, setup, owner);
      case OrderBody order -> OrderForm.check(order, setup);
      case OrderBatchBody batch -> batch(batch, setup);
      case CancellationBody _, RequestCancellationBody _ -> {}
      case TreasuryPayoutBody payout ->
          amount("amount", payout.amount(), setup.pool().settlementScale());
      case ConfirmationBody confirmation -> confirmation(confirmation, setup);
    }
  }

  private static void movement(MovementBody movement, PoolSetup setup, UUID owner) {
    amount("amount", movement.amount(), scale(setup, movement.asset()));
    if ((movement.kind() == Movement.TRANSFER) != (movement.to() != null)) {
      throw KitProblems.invalidField("to", "is the receiving account of a TRANSFER, else null");
    }
    if (owner.equals(movement.to())) {
      throw KitProblems.invalidField("to", "is another account");
    }
  }

  private static void batch(OrderBatchBody batch, PoolSetup setup) {
    int count = batch.orders().size();
    if (count < 1 || count > OrderBatchBody.MAX_ORDERS) {
      throw KitProblems.invalidField("orders", "has 1 to " + OrderBatchBody.MAX_ORDERS + " items");
    }
    for (int line = 0; line < count; line++) {
      OrderForm.check("orders[" + line + "].", batch.orders().get(line), setup);
    }
  }

  private static void confirmation(ConfirmationBody confirmation, PoolSetup setup) {
    amount("amount", confirmation.amount(), scale(setup, confirmation.asset()));
    if (!REFERENCE.matcher(confirmation.externalReference()).matches()) {
      throw KitProblems.invalidField(
          "externalReference", "has 1 to 128 visible ASCII characters and no space");
    }
    TargetKind kind = confirmation.target().kind();
    boolean named = kind != TargetKind.INSURANCE && kind != TargetKind.NONE;
    present("target.owner", confirmation.target().owner(), named, kind);
    present("target.id", confirmation.target().id(), named, kind);
  }

  private static void present(
      String field, @Nullable UUID value, boolean required, TargetKind kind) {
    if (required && value == null) {
      throw KitProblems.invalidField(field, "is required for " + kind);
    }
  }

  private static void tranche(PoolSetup setup, String tranche) {
    if (setup.pool().tranches().stream().noneMatch(each -> each.tranche().equals(tranche))) {
      throw KitProblems.invalidField("tranche", "is not a tranche of this provider's pool");
    }
  }

  private static int scale(PoolSetup setup, String asset) {
    PoolConfig pool = setup.pool();
    if (asset.equals(pool.settlementAsset())) {
      return pool.settlementScale();
    }
    return pool.assets().stream()
        .filter(each -> each.asset().equals(asset))
        .mapToInt(PoolConfig.CollateralAsset::scale)
        .findFirst()
        .orElseThrow(() -> KitProblems.invalidField("asset", "is not an asset of this pool"));
  }

  static void amount(String field, Decimal amount, int scale) {
    if (!amount.isPositive()) {
      throw KitProblems.invalidField(field, "is above 0");
    }
    if (amount.fractionDigits() > scale) {
      throw KitProblems.invalidField(field, "has at most " + scale + " fraction digits");
    }
  }
}
