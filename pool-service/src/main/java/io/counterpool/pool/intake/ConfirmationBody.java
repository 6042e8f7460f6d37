package io.counterpool.pool.intake;

import io.counterpool.models.Decimal;
import io.counterpool.pool.executor.Command;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The custodian's word that money arrived or left.
 *
 * @param pool may be left out when the target's owner is registered
 * @param amount of the asset, &gt; 0
 * @param externalReference the custodian's own, counted once per pool
 */
public record ConfirmationBody(
    @Nullable String pool,
    Command.Direction direction,
    String asset,
    Decimal amount,
    String externalReference,
    Target target)
    implements CommandBody {

  /**
   * What the money is for.
   *
   * @param owner provider or account; the nil UUID for a payout of the treasury; null for INSURANCE
   *     and NONE
   * @param id the deposit, movement, redemption or treasury payout; null for INSURANCE and NONE
   */
  public record Target(Command.TargetKind kind, @Nullable UUID owner, @Nullable UUID id) {}

  @Override
  public Command command(UUID owner, UUID id) {
    return new Command.ConfirmCustody(
        id,
        direction,
        asset,
        amount,
        externalReference,
        target.kind(),
        target.owner(),
        target.id());
  }
}
