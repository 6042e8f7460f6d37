package io.counterpool.launcher.vectors;

import io.counterpool.models.Decimal;
import io.counterpool.models.shares.Allotment;
import io.counterpool.models.shares.Allotment.Share;
import io.counterpool.models.shares.EntryFee;
import io.counterpool.models.shares.ShareConversion;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Shares of a pool and splits of an amount. */
final class ShareVectors {

  private ShareVectors() {}

  static void register(Map<String, VectorModel> models) {
    models.put("fees/openzeppelin-erc4626-shares.json", ShareVectors::virtualShares);
    models.put("fees/solmate-erc4626-shares.json", ShareVectors::plainShares);
    models.put("fees/erc4626-inflation-attack.json", ShareVectors::inflationAttack);
    models.put("fees/formance-allotment.json", ShareVectors::allotment);
  }

  private static Answer virtualShares(Inputs in) {
    return switch (in.text("kind")) {
      case "scenario" -> scenario(in, new ShareConversion(true, in.small("offset"), 0));
      case "deposit" -> {
        ShareConversion shares = new ShareConversion(true, in.small("offset"), Decimal.SCALE);
        BigDecimal assets = in.plain("assets");
        BigDecimal total = in.plain("totalAssets");
        BigDecimal supply = in.plain("totalShares");
        BigDecimal made = shares.sharesFor(assets, total, supply, RoundingMode.DOWN);
        yield new Answer()
            .with("shares", made)
            .with(
                "redeemableAssets",
                shares.assetsFor(made, total.add(assets), supply.add(made), RoundingMode.DOWN));
      }
      case "mint" -> {
        ShareConversion shares = new ShareConversion(true, in.small("offset"), Decimal.SCALE);
        BigDecimal made = in.plain("shares");
        BigDecimal total = in.plain("totalAssets");
        BigDecimal supply = in.plain("totalShares");
        BigDecimal paid = shares.assetsFor(made, total, supply, RoundingMode.UP);
        yield new Answer()
            .with("assets", paid)
            .with(
                "redeemableAssets",
                shares.assetsFor(made, total.add(paid), supply.add(made), RoundingMode.DOWN));
      }
      case "entryFee" -> entryFee(in);
      default -> throw new IllegalArgumentException("unknown kind " + in.text("kind"));
    };
  }

  private static Answer entryFee(Inputs in) {
    EntryFee fee =
        new EntryFee(in.decimal("feeBps").dividedBy(Decimal.of(10_000), RoundingMode.UP));
    if (in.has("grossAssets")) {
      Decimal gross = in.decimal("grossAssets");
      Decimal part = fee.inGross(gross, Decimal.SCALE);
      return new Answer().with("fee", part).with("netAssets", gross.minus(part));
    }
    Decimal net = in.decimal("netAssets");
    Decimal part = fee.onNet(net, Decimal.SCALE);
    return new Answer().with("fee", part).with("grossAssets", net.plus(part));
  }

  private static Answer plainShares(Inputs in) {
    return scenario(in, new ShareConversion(false, 0, 0));
  }

  private static Answer scenario(Inputs in, ShareConversion conversion) {
    SharePool pool = new SharePool(conversion);
    List<Answer> states = new ArrayList<>();
    for (Inputs step : in.items("steps")) {
      BigDecimal amount = step.plain("amount");
      Answer state =
          switch (step.text("op")) {
            case "deposit" -> result(pool.deposit(step.text("who"), amount));
            case "mint" -> result(pool.mint(step.text("who"), amount));
            case "withdraw" -> result(pool.withdraw(step.text("who"), amount));
            case "redeem" -> result(pool.redeem(step.text("who"), amount));
            case "yield" -> {
              pool.grow(amount);
              yield new Answer().withNull("result");
            }
            default -> throw new IllegalArgumentException("unknown op " + step.text("op"));
          };
      states.add(
          state
              .with("totalAssets", pool.assets())
              .with("totalShares", pool.supply())
              .with("aliceShares", pool.sharesOf("alice"))
              .with("aliceAssets", pool.assetsOf("alice"))
              .with("bobShares", pool.sharesOf("bob"))
              .with("bobAssets", pool.assetsOf("bob")));
    }
    return new Answer().withAnswers("states", states);
  }

  private static Answer result(BigDecimal value) {
    return new Answer().with("result", value);
  }

  private static Answer inflationAttack(Inputs in) {
    int offset = in.small("offset");
    SharePool pool =
        new SharePool(new ShareConversion(in.flag("virtualShares"), offset, Decimal.SCALE));
    pool.allowEmpty();
    BigDecimal attackerIn = in.plain("attackerDeposit");
    BigDecimal donation = in.plain("donation");
    pool.deposit("attacker", attackerIn);
    pool.grow(donation);
    List<BigDecimal> deposits = in.plains("victimDeposits");
    List<BigDecimal> made = new ArrayList<>();
    BigDecimal victimLoss = BigDecimal.ZERO;
    for (BigDecimal deposit : deposits) {
      made.add(pool.deposit("victim " + made.size(), deposit));
      victimLoss = victimLoss.add(deposit);
    }
    BigDecimal attackerOut = pool.redeem("attacker", pool.sharesOf("attacker"));
    for (int i = 0; i < made.size(); i++) {
      victimLoss = victimLoss.subtract(pool.redeem("victim " + i, made.get(i)));
    }
    int digits = Decimal.SCALE + offset;
    List<BigDecimal> victimShares =
        made.stream().map(shares -> shares.movePointRight(digits)).toList();
    return new Answer()
        .withPlain("victimShares", victimShares)
        .with("attackerOut", attackerOut)
        .with("attackerProfit", attackerOut.subtract(attackerIn).subtract(donation))
        .with("victimLoss", victimLoss)
        .with("leftInVault", pool.assets());
  }

  /** Whole units are counted in the eighteenth digit, so that thirty-one of them fit. */
  private static Answer allotment(Inputs in) {
    List<Share> shares = in.texts("shares").stream().map(ShareVectors::share).toList();
    Decimal amount = Decimal.of(new BigDecimal(in.whole("amount"), Decimal.SCALE));
    List<Decimal> parts = Allotment.split(amount, Allotment.weights(shares), Decimal.SCALE);
    return new Answer()
        .withPlain(
            "parts",
            parts.stream().map(part -> part.toBigDecimal().movePointRight(Decimal.SCALE)).toList());
  }

  /** "1/3", "12.5%" or "remaining". */
  private static Share share(String text) {
    if (text.equals("remaining")) {
      return Share.REMAINING;
    }
    int slash = text.indexOf('/');
    if (slash > 0) {
      return new Share(
          new BigInteger(text.substring(0, slash).strip()),
          new BigInteger(text.substring(slash + 1).strip()));
    }
    if (!text.endsWith("%")) {
      throw new IllegalArgumentException("not a share: " + text);
    }
    BigDecimal percent = Inputs.plain("shares", text.substring(0, text.length() - 1).strip());
    int digits = Math.max(0, percent.scale());
    return new Share(
        percent.movePointRight(digits).toBigIntegerExact(), BigInteger.TEN.pow(digits + 2));
  }
}
