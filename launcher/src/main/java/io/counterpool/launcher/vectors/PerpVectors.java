package io.counterpool.launcher.vectors;

import io.counterpool.models.Decimal;
import io.counterpool.models.OutOfRangeException;
import io.counterpool.models.amm.ConstantProduct;
import io.counterpool.models.amm.ConstantProduct.Amounts;
import io.counterpool.models.amm.ConstantProduct.Reserves;
import io.counterpool.models.amm.ImbalanceImpact;
import io.counterpool.models.amm.SkewPremium;
import io.counterpool.models.amm.VirtualAmm;
import io.counterpool.models.fees.SkewFee;
import io.counterpool.models.funding.FundingState;
import io.counterpool.models.funding.SkewVelocityFunding;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;

/** Pricing, trade fees and funding. */
final class PerpVectors {

  /** Far beyond every rate of the vectors, which know no bound. */
  private static final Decimal NO_BOUND = Decimal.of(1_000_000_000);

  private PerpVectors() {}

  static void register(Map<String, VectorModel> models) {
    models.put("perps/synthetix-v3-fill-price.json", PerpVectors::skewPremium);
    models.put("perps/synthetix-v3-order-fee.json", PerpVectors::skewFee);
    models.put("perps/synthetix-perpsv2-order-fee.json", PerpVectors::skewFee);
    models.put("perps/synthetix-v3-funding-velocity.json", PerpVectors::funding);
    models.put("perps/synthetix-perpsv2-funding-velocity.json", PerpVectors::funding);
    models.put("perps/gmx-impact-curve.json", PerpVectors::impactCurve);
    models.put("perps/gmx-position-price-impact.json", PerpVectors::positionImpact);
    models.put("perps/perp-v1-constant-product.json", PerpVectors::virtualAmm);
    models.put("perps/drift-peg-for-price.json", PerpVectors::pegForPrice);
    models.put("fees/uniswap-v2-swap.json", PerpVectors::swap);
    models.put("fees/uniswap-v2-lp-shares.json", PerpVectors::poolShares);
  }

  private static Answer skewPremium(Inputs in) {
    Decimal price = in.decimal("oraclePrice");
    Decimal size = in.decimal("size");
    Decimal depth = in.decimal("skewScale");
    if (depth.isZero()) {
      return new Answer().with("fillPrice", price).with("entryPnl", Decimal.ZERO);
    }
    SkewPremium model = new SkewPremium(depth);
    Decimal skew = in.decimal("skew");
    return new Answer()
        .with("fillPrice", model.fillPrice(price, skew, size))
        .with("entryPnl", model.premium(price, skew, size, Decimal.SCALE).negate());
  }

  private static Answer skewFee(Inputs in) {
    SkewFee model = new SkewFee(in.decimal("makerFee"), in.decimal("takerFee"));
    return new Answer()
        .with(
            "fee",
            model.fee(
                in.decimal("fillPrice"), in.decimal("skew"), in.decimal("size"), Decimal.SCALE));
  }

  private static Answer funding(Inputs in) {
    SkewVelocityFunding model =
        new SkewVelocityFunding(
            in.decimal("maxFundingVelocity"), in.decimal("skewScale"), NO_BOUND);
    Decimal skew = in.decimal("skew");
    FundingState after =
        model.advance(
            new FundingState(in.decimal("previousRate"), Decimal.ZERO),
            skew,
            in.decimal("price"),
            in.count("elapsedSeconds"));
    Decimal perUnit = after.index().negate();
    Answer answer =
        new Answer()
            .with("velocityPerDay", model.velocityPerDay(skew))
            .with("fundingRate", after.ratePerDay())
            .with("fundingPerUnitDelta", perUnit);
    return in.has("positionSize")
        ? answer.with(
            "positionFunding", in.decimal("positionSize").times(perUnit, RoundingMode.DOWN))
        : answer;
  }

  private static Answer impactCurve(Inputs in) {
    return new Answer()
        .with(
            "impactUsd",
            ImbalanceImpact.curve(
                in.plain("diffUsd"), in.decimal("factor"), in.decimal("exponent")));
  }

  private static Answer positionImpact(Inputs in) {
    Decimal negativeFactor = in.decimal("negativeImpactFactor");
    Decimal negativeExponent = in.decimal("negativeImpactExponent");
    ImbalanceImpact model =
        new ImbalanceImpact(
            in.decimal("positiveImpactFactor").min(negativeFactor),
            negativeFactor,
            in.decimal("positiveImpactExponent").min(negativeExponent),
            negativeExponent);
    BigDecimal delta = in.plain("sizeDeltaUsd");
    BigDecimal move = in.flag("isLong") ? delta : delta.negate();
    BigDecimal skew = in.plain("longOpenInterestUsd").subtract(in.plain("shortOpenInterestUsd"));
    BigDecimal impact = model.impact(skew, skew.add(move));
    if (impact.signum() < 0 && in.has("virtualInventoryUsd")) {
      BigDecimal shared = in.plain("virtualInventoryUsd").negate();
      impact = impact.min(model.impact(shared, shared.add(move)));
    }
    return new Answer().with("priceImpactUsd", impact);
  }

  private static Answer virtualAmm(Inputs in) {
    Decimal base = in.decimal("baseReserve");
    Decimal quote = in.decimal("quoteReserve");
    Decimal amount = in.decimal("amount");
    Decimal signed = in.text("side").equals("long") ? amount : amount.negate();
    try {
      VirtualAmm curve = new VirtualAmm(base, quote, Decimal.ONE, Decimal.ZERO);
      boolean givenBase = in.text("given").equals("base");
      Decimal size = givenBase ? signed : curve.sizeFor(signed, Decimal.SCALE);
      Decimal cash = givenBase ? curve.quoteFor(signed, Decimal.SCALE) : signed;
      return new Answer()
          .with("baseAmount", size.abs())
          .with("quoteAmount", cash.abs())
          .with("baseReserveAfter", base.minus(size))
          .with("quoteReserveAfter", quote.plus(cash))
          .with("rejected", false);
    } catch (OutOfRangeException emptied) {
      return new Answer().with("rejected", true);
    }
  }

  private static Answer pegForPrice(Inputs in) {
    VirtualAmm curve =
        new VirtualAmm(
            in.decimal("baseReserve"), in.decimal("quoteReserve"), Decimal.ONE, Decimal.ZERO);
    return new Answer().with("peg", curve.pegFor(in.decimal("targetPrice"), 6));
  }

  private static final ConstantProduct THIRTY_POINTS =
      new ConstantProduct(Decimal.of("0.003"), Decimal.of("0.000000000000001"), Decimal.SCALE);

  private static Answer swap(Inputs in) {
    Decimal amount = in.decimal("amountIn");
    Decimal unit = Decimal.ofUnits(1, Decimal.SCALE);
    Decimal zero = Decimal.ZERO;
    if (in.text("kind").equals("sameToken")) {
      Reserves reserves = new Reserves(in.decimal("reserve"), in.decimal("otherReserve"));
      Decimal out = THIRTY_POINTS.returned(amount);
      return new Answer()
          .with("maxAmountOut", out)
          .with(
              "oneUnitMoreAccepted",
              THIRTY_POINTS.accepts(reserves, amount, zero, out.plus(unit), zero));
    }
    Reserves reserves = new Reserves(in.decimal("reserveIn"), in.decimal("reserveOut"));
    Decimal out = THIRTY_POINTS.out(amount, reserves.first(), reserves.second());
    return new Answer()
        .with("maxAmountOut", out)
        .with(
            "oneUnitMoreAccepted",
            THIRTY_POINTS.accepts(reserves, amount, zero, zero, out.plus(unit)));
  }

  private static Answer poolShares(Inputs in) {
    return switch (in.text("action")) {
      case "firstMint" -> {
        Decimal shares = THIRTY_POINTS.firstShares(in.decimal("amount0"), in.decimal("amount1"));
        yield new Answer()
            .with("totalShares", shares)
            .with("minterShares", shares.minus(THIRTY_POINTS.lockedShares()))
            .with("lockedShares", THIRTY_POINTS.lockedShares());
      }
      case "mint" ->
          new Answer()
              .with(
                  "shares",
                  THIRTY_POINTS.sharesFor(
                      in.decimal("amount0"),
                      in.decimal("amount1"),
                      new Reserves(in.decimal("reserve0"), in.decimal("reserve1")),
                      in.decimal("totalShares")));
      case "burn" ->
          burn(
              new Reserves(in.decimal("reserve0"), in.decimal("reserve1")),
              in.decimal("totalShares"),
              in.decimal("burnShares"));
      case "feeOffThenBurn" ->
          burn(afterSwap(in), in.decimal("totalShares"), in.decimal("burnShares"));
      case "feeThenBurn" -> {
        Reserves before =
            new Reserves(in.decimal("initialReserve0"), in.decimal("initialReserve1"));
        Reserves after = afterSwap(in);
        Decimal minted =
            THIRTY_POINTS.venueShares(
                before.depth(Decimal.SCALE), after.depth(Decimal.SCALE), in.decimal("totalShares"));
        yield burn(after, in.decimal("totalShares").plus(minted), in.decimal("burnShares"))
            .with("feeShares", minted);
      }
      default -> throw new IllegalArgumentException("unknown action " + in.text("action"));
    };
  }

  private static Reserves afterSwap(Inputs in) {
    return new Reserves(
        in.decimal("initialReserve0").minus(in.decimal("swapOut0")),
        in.decimal("initialReserve1").plus(in.decimal("swapIn1")));
  }

  private static Answer burn(Reserves reserves, Decimal supply, Decimal shares) {
    Amounts amounts = THIRTY_POINTS.amountsFor(shares, reserves, supply);
    return new Answer()
        .with("amount0", amounts.first())
        .with("amount1", amounts.second())
        .with("remainingReserve0", reserves.first().minus(amounts.first()))
        .with("remainingReserve1", reserves.second().minus(amounts.second()))
        .with("remainingShares", supply.minus(shares));
  }
}
