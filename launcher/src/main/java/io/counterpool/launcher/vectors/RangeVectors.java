package io.counterpool.launcher.vectors;

import io.counterpool.models.amm.RangePool;
import io.counterpool.models.amm.RangePool.Range;
import io.counterpool.models.amm.RangeStep;
import io.counterpool.models.amm.SqrtPrice;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Concentrated liquidity. */
final class RangeVectors {

  private static final int TOKEN_DIGITS = 18;

  private RangeVectors() {}

  static void register(Map<String, VectorModel> models) {
    models.put("fees/uniswap-v3-sqrt-price.json", RangeVectors::sqrtPrice);
    models.put("fees/uniswap-v3-swap-step.json", RangeVectors::step);
    models.put("fees/uniswap-v3-swap-fee-growth.json", RangeVectors::swap);
  }

  private static Answer sqrtPrice(Inputs in) {
    BigInteger liquidity = in.whole("liquidity");
    return switch (in.text("direction")) {
      case "in" ->
          next(
              price(in, "sqrtPriceX96")
                  .afterInput(liquidity, in.whole("amount"), flag(in, "zeroForOne")));
      case "out" ->
          next(
              price(in, "sqrtPriceX96")
                  .afterOutput(liquidity, in.whole("amount"), !flag(in, "zeroForOne")));
      case "amount0" ->
          new Answer()
              .with(
                  "amount",
                  SqrtPrice.firstBetween(
                      price(in, "sqrtPriceAX96"),
                      price(in, "sqrtPriceBX96"),
                      liquidity,
                      flag(in, "roundUp")));
      case "amount1" ->
          new Answer()
              .with(
                  "amount",
                  SqrtPrice.secondBetween(
                      price(in, "sqrtPriceAX96"),
                      price(in, "sqrtPriceBX96"),
                      liquidity,
                      flag(in, "roundUp")));
      default -> throw new IllegalArgumentException("unknown direction " + in.text("direction"));
    };
  }

  private static Answer next(SqrtPrice price) {
    return new Answer().with("sqrtPriceNextX96", price.x96());
  }

  private static Answer step(Inputs in) {
    RangeStep step =
        RangeStep.of(
            price(in, "sqrtPriceCurrentX96"),
            price(in, "sqrtPriceTargetX96"),
            in.whole("liquidity"),
            in.whole("amountRemaining"),
            in.small("feePips"));
    return new Answer()
        .with("amountIn", step.in())
        .with("amountOut", step.out())
        .with("feeAmount", step.fee())
        .with("sqrtPriceNextX96", step.next().x96());
  }

  private static Answer swap(Inputs in) {
    boolean firstIn = flag(in, "zeroForOne");
    Range whole = Range.of(SqrtPrice.LOWEST, SqrtPrice.HIGHEST, units(in.plain("liquidity")));
    RangePool pool = new RangePool(price(in, "sqrtPriceX96"), List.of(whole), in.small("feePips"));
    BigInteger amount = units(in.plain("amountSpecified"));
    RangePool.Swap swap =
        hasLimit(in)
            ? pool.swap(amount, firstIn, SqrtPrice.of(in.plain("limitPrice")))
            : pool.swap(amount, firstIn);
    Range after = swap.after().ranges().getFirst();
    return new Answer()
        .with("poolDeltaIn", tokens(swap.in()))
        .with("poolDeltaOut", tokens(swap.out().negate()))
        .with("feeGrowthX128", firstIn ? after.firstGrowth() : after.secondGrowth())
        .with("sqrtPriceNextX96", swap.after().price().x96());
  }

  private static boolean hasLimit(Inputs in) {
    JsonNode limit = in.node().path("limitPrice");
    return in.has("limitPrice") && !(limit.isString() && limit.stringValue().isEmpty());
  }

  private static SqrtPrice price(Inputs in, String name) {
    return new SqrtPrice(in.whole(name));
  }

  private static BigInteger units(BigDecimal tokens) {
    try {
      return tokens.movePointRight(TOKEN_DIGITS).toBigIntegerExact();
    } catch (ArithmeticException fraction) {
      throw new IllegalArgumentException("more than 18 fraction digits: " + tokens, fraction);
    }
  }

  private static BigDecimal tokens(BigInteger units) {
    return new BigDecimal(units, TOKEN_DIGITS);
  }

  /** A flag written as true or false, with or without quotes. */
  private static boolean flag(Inputs in, String name) {
    JsonNode value = in.node().path(name);
    if (!value.isString()) {
      return in.flag(name);
    }
    return switch (value.stringValue()) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new IllegalArgumentException(name + " is not true or false: " + value);
    };
  }
}
