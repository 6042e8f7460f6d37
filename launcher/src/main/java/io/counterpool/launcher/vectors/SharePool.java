package io.counterpool.launcher.vectors;

import io.counterpool.models.shares.ShareConversion;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.Map;

/** Assets, shares and holders of one pool as a scenario moves them. */
final class SharePool {

  private final ShareConversion conversion;
  private final Map<String, BigDecimal> holders = new HashMap<>();
  private BigDecimal assets = BigDecimal.ZERO;
  private BigDecimal supply = BigDecimal.ZERO;
  private boolean emptyAllowed;

  SharePool(ShareConversion conversion) {
    this.conversion = conversion;
    this.emptyAllowed = conversion.virtual();
  }

  /** Takes deposits that make no share and redemptions that pay nothing. */
  void allowEmpty() {
    emptyAllowed = true;
  }

  /** Shares for assets. */
  BigDecimal deposit(String who, BigDecimal amount) {
    BigDecimal made = notEmpty(conversion.sharesFor(amount, assets, supply, RoundingMode.DOWN));
    move(who, amount, made);
    return made;
  }

  /** Assets paid for exactly these shares. */
  BigDecimal mint(String who, BigDecimal shares) {
    BigDecimal paid = conversion.assetsFor(shares, assets, supply, RoundingMode.UP);
    move(who, paid, shares);
    return paid;
  }

  /** Shares given up for exactly these assets. */
  BigDecimal withdraw(String who, BigDecimal amount) {
    BigDecimal given = conversion.sharesFor(amount, assets, supply, RoundingMode.UP);
    move(who, amount.negate(), given.negate());
    return given;
  }

  /** Assets for shares. */
  BigDecimal redeem(String who, BigDecimal shares) {
    BigDecimal paid = notEmpty(conversion.assetsFor(shares, assets, supply, RoundingMode.DOWN));
    move(who, paid.negate(), shares.negate());
    return paid;
  }

  /** Assets that come without shares. */
  void grow(BigDecimal amount) {
    assets = assets.add(amount);
  }

  BigDecimal assets() {
    return assets;
  }

  BigDecimal supply() {
    return supply;
  }

  BigDecimal sharesOf(String who) {
    return holders.getOrDefault(who, BigDecimal.ZERO);
  }

  BigDecimal assetsOf(String who) {
    return conversion.assetsFor(sharesOf(who), assets, supply, RoundingMode.DOWN);
  }

  private void move(String who, BigDecimal assetsIn, BigDecimal sharesMade) {
    BigDecimal held = sharesOf(who).add(sharesMade);
    BigDecimal left = assets.add(assetsIn);
    if (held.signum() < 0 || left.signum() < 0) {
      throw new IllegalArgumentException(who + " has not that much");
    }
    holders.put(who, held);
    assets = left;
    supply = supply.add(sharesMade);
  }

  private BigDecimal notEmpty(BigDecimal result) {
    if (!emptyAllowed && result.signum() == 0) {
      throw new IllegalArgumentException("the amount is too small for 1 unit");
    }
    return result;
  }
}
