package io.counterpool.launcher.replay;

import io.counterpool.launcher.venue.Api;
import io.counterpool.launcher.venue.Service;
import io.counterpool.models.Decimal;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Sends commands to the pool: each a PUT under an id drawn from the seed, so that the same seed
 * gives the same ids. Safe to repeat: the same call has one effect.
 */
public final class Desk {

  private final Api caller;
  private final Api custodian;
  private final SplittableRandom ids;
  private int sent;

  public Desk(Api caller, Api custodian, SplittableRandom ids) {
    this.caller = caller;
    this.custodian = custodian;
    this.ids = ids;
  }

  public UUID newId() {
    return new UUID(ids.nextLong(), ids.nextLong());
  }

  /** Commands sent so far. */
  public int sent() {
    return sent;
  }

  public void openAccount(UUID account) {
    caller
        .put(Service.POOL, "/v1/accounts/" + account, Map.of("pool", Setup.POOL))
        .expect2xx("PUT account");
  }

  public void openProvider(UUID provider) {
    caller
        .put(Service.POOL, "/v1/providers/" + provider, Map.of("pool", Setup.POOL))
        .expect2xx("PUT provider");
  }

  /** Asks for shares and has the custodian confirm the money. */
  public UUID deposit(UUID provider, String tranche, Decimal amount) {
    UUID id = newId();
    command(
        "/v1/providers/" + provider + "/deposits/" + id,
        Map.of("tranche", tranche, "amount", amount.toString()));
    confirm("IN", "USDC", amount, "DEPOSIT", provider, id);
    return id;
  }

  public UUID redeem(UUID provider, String tranche, Decimal shares) {
    UUID id = newId();
    command(
        "/v1/providers/" + provider + "/redemptions/" + id,
        Map.of("tranche", tranche, "shares", shares.toString()));
    return id;
  }

  /** Announces collateral and has the custodian confirm it. */
  public UUID bringCollateral(UUID account, String asset, Decimal amount) {
    UUID id = newId();
    move(account, id, "DEPOSIT", asset, amount, null);
    confirm("IN", asset, amount, "COLLATERAL", account, id);
    return id;
  }

  public UUID withdraw(UUID account, String asset, Decimal amount) {
    UUID id = newId();
    move(account, id, "WITHDRAWAL", asset, amount, null);
    return id;
  }

  public UUID transfer(UUID account, UUID to, String asset, Decimal amount) {
    UUID id = newId();
    move(account, id, "TRANSFER", asset, amount, to);
    return id;
  }

  private void move(
      UUID account, UUID id, String kind, String asset, Decimal amount, @Nullable UUID to) {
    command(
        "/v1/accounts/" + account + "/collateral-movements/" + id,
        Maps.of(
            "kind",
            kind,
            "asset",
            asset,
            "amount",
            amount.toString(),
            "to",
            to == null ? null : to.toString()));
  }

  public UUID fundInsurance(Decimal amount) {
    return confirm("IN", "USDC", amount, "INSURANCE", null, null);
  }

  /** The custodian's word that money came or went. */
  public UUID confirm(
      String direction,
      String asset,
      Decimal amount,
      String targetKind,
      @Nullable UUID owner,
      @Nullable UUID target) {
    UUID id = newId();
    sent++;
    custodian
        .put(
            Service.POOL,
            "/v1/custody-confirmations/" + id,
            Maps.of(
                "pool",
                owner == null ? Setup.POOL : null,
                "direction",
                direction,
                "asset",
                asset,
                "amount",
                amount.toString(),
                "externalReference",
                "bank-" + id,
                "target",
                Maps.of(
                    "kind", targetKind,
                    "owner", owner == null ? null : owner.toString(),
                    "id", target == null ? null : target.toString())))
        .expect2xx("PUT custody-confirmation");
    return id;
  }

  public UUID order(UUID account, Map<String, Object> line) {
    UUID id = newId();
    command("/v1/accounts/" + account + "/orders/" + id, line);
    return id;
  }

  public UUID orderBatch(UUID account, java.util.List<Map<String, Object>> lines) {
    UUID id = newId();
    command("/v1/accounts/" + account + "/order-batches/" + id, Map.of("orders", lines));
    return id;
  }

  /** The body of an order line. */
  public static Map<String, Object> line(
      String market,
      Decimal size,
      String type,
      @Nullable Decimal limitPrice,
      boolean reduceOnly,
      long maxAgeSeconds) {
    return Maps.of(
        "market", market,
        "size", size.toString(),
        "type", type,
        "limitPrice", limitPrice == null ? null : limitPrice.toString(),
        "reduceOnly", reduceOnly,
        "maxAgeSeconds", maxAgeSeconds);
  }

  private void command(String path, Map<String, Object> body) {
    sent++;
    caller.put(Service.POOL, path, body).expect2xx("PUT " + path);
  }
}
