package io.counterpool.launcher.vectors;

import io.counterpool.models.Decimal;
import io.counterpool.models.Power;
import io.counterpool.models.rates.JumpRate;
import io.counterpool.models.rates.KinkedRate;
import io.counterpool.models.rates.SupplyRate;
import io.counterpool.models.rates.Utilisation;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;

/** Rates by utilisation. */
final class RateVectors {

  private static final int RAY = 27;
  private static final Decimal BLOCKS_PER_YEAR = Decimal.of(2_102_400);
  private static final BigDecimal JULIAN_YEAR_SECONDS = BigDecimal.valueOf(31_557_600);
  private static final BigDecimal GREGORIAN_YEAR_SECONDS = new BigDecimal("31556952");
  private static final long FULL_32_BITS = 0xffff_ffffL;

  private RateVectors() {}

  static void register(Map<String, VectorModel> models) {
    models.put("fees/aave-v3-kinked-rate.json", RateVectors::aave);
    models.put("fees/compound-jump-rate.json", RateVectors::compound);
    models.put("fees/comet-two-curve-rate.json", RateVectors::comet);
    models.put("fees/euler-linear-kink.json", RateVectors::euler);
    models.put("perps/synthetix-v3-utilisation-interest.json", RateVectors::synthetix);
  }

  private static Answer aave(Inputs in) {
    KinkedRate curve =
        new KinkedRate(
            in.decimal("baseVariableBorrowRate"),
            in.decimal("optimalUsageRatio"),
            in.decimal("variableRateSlope1"),
            in.decimal("variableRateSlope2"));
    BigDecimal debt = in.plain("totalDebt");
    BigDecimal supplied =
        in.plain("virtualUnderlyingBalance")
            .add(in.plain("liquidityAdded"))
            .subtract(in.plain("liquidityTaken"))
            .add(debt);
    BigDecimal used = Utilisation.of(debt, supplied, RAY, RoundingMode.HALF_UP);
    BigDecimal earning =
        Utilisation.of(debt, supplied.add(in.plain("unbacked")), RAY, RoundingMode.HALF_UP);
    BigDecimal rate = curve.annualRate(used, RAY, RoundingMode.HALF_UP);
    return new Answer()
        .with("variableBorrowRate", rate)
        .with(
            "liquidityRate",
            SupplyRate.of(rate, earning, in.plain("reserveFactor"), RAY, RoundingMode.HALF_UP));
  }

  private static Answer compound(Inputs in) {
    BigDecimal borrows = in.plain("borrows");
    BigDecimal supplied = in.plain("cash").add(borrows).subtract(in.plain("reserves"));
    Decimal used = used(borrows, supplied);
    JumpRate perBlock =
        new JumpRate(
            perBlock(in, "baseRatePerYear"),
            perBlock(in, "multiplierPerYear"),
            in.decimal("kink"),
            perBlock(in, "jumpMultiplierPerYear"));
    Decimal rate = perBlock.uncapped(used, RoundingMode.DOWN);
    BigDecimal supply =
        SupplyRate.of(
            rate.toBigDecimal(),
            BigDecimal.ONE.subtract(in.decimalOr("reserveFactor", Decimal.ZERO).toBigDecimal()),
            BigDecimal.ONE.subtract(used.toBigDecimal()),
            Decimal.SCALE,
            RoundingMode.DOWN);
    return new Answer()
        .with("utilisation", used)
        .with("borrowRatePerBlock", rate)
        .with("borrowRatePerYear", rate.times(2_102_400))
        .with("supplyRatePerBlock", supply);
  }

  private static Decimal used(BigDecimal borrowed, BigDecimal supplied) {
    return Decimal.of(Utilisation.of(borrowed, supplied, Decimal.SCALE, RoundingMode.DOWN));
  }

  private static Decimal perBlock(Inputs in, String name) {
    return in.decimal(name).dividedBy(BLOCKS_PER_YEAR, RoundingMode.DOWN);
  }

  private static Answer comet(Inputs in) {
    Decimal supplied =
        in.decimal("totalSupplyPrincipal").times(in.decimal("supplyIndex"), RoundingMode.DOWN);
    BigDecimal borrowed = in.plain("totalBorrowPrincipal").multiply(in.plain("borrowIndex"));
    // A market of no suppliers is idle there, whatever is owed to it.
    Decimal used = supplied.isZero() ? Decimal.ZERO : used(borrowed, supplied.toBigDecimal());
    return new Answer()
        .with("utilisation", used)
        .with("supplyRate", curve(in, "supply").uncapped(used, RoundingMode.DOWN))
        .with("borrowRate", curve(in, "borrow").uncapped(used, RoundingMode.DOWN));
  }

  private static JumpRate curve(Inputs in, String side) {
    return new JumpRate(
        in.decimal(side + "Base"),
        in.decimal(side + "SlopeLow"),
        in.decimal(side + "Kink"),
        in.decimal(side + "SlopeHigh"));
  }

  /** Utilisation in 1/(2^32 − 1), rates in 10^-27 a second. */
  private static Answer euler(Inputs in) {
    JumpRate curve =
        new JumpRate(
            in.decimal("baseRate"), in.decimal("slope1"), in.decimal("kink"), in.decimal("slope2"));
    Decimal used = in.decimal("utilisation").times(FULL_32_BITS).rounded(0, RoundingMode.DOWN);
    BigDecimal rate = curve.uncapped(used, RoundingMode.DOWN).toBigDecimal().movePointLeft(RAY);
    return new Answer()
        .with("ratePerSecond", rate)
        .with("apy", Power.exp(rate.multiply(GREGORIAN_YEAR_SECONDS)).subtract(BigDecimal.ONE));
  }

  private static Answer synthetix(Inputs in) {
    Decimal locked = Decimal.ZERO;
    List<Inputs> positions = in.items("positions");
    for (Inputs position : positions) {
      locked = locked.plus(locked(position));
    }
    Decimal used = used(locked.toBigDecimal(), in.plain("lpCapitalUsd")).min(Decimal.ONE);
    Decimal rate =
        new JumpRate(
                Decimal.ZERO,
                in.decimal("lowGradient").times(100),
                in.decimal("breakpoint"),
                in.decimal("highGradient").times(100))
            .uncapped(used, RoundingMode.DOWN);
    Answer answer =
        new Answer().with("lockedUsd", locked).with("utilisation", used).with("ratePerYear", rate);
    if (positions.isEmpty()) {
      return answer.withNull("firstPositionInterest");
    }
    BigDecimal interest =
        locked(positions.getFirst())
            .toBigDecimal()
            .multiply(rate.toBigDecimal())
            .multiply(in.plain("elapsedSeconds"))
            .divide(JULIAN_YEAR_SECONDS, Decimal.SCALE, RoundingMode.DOWN);
    return answer.with("firstPositionInterest", interest);
  }

  private static Decimal locked(Inputs position) {
    return position
        .decimal("size")
        .abs()
        .times(position.decimal("price"), RoundingMode.DOWN)
        .times(position.decimal("lockedRatio"), RoundingMode.DOWN);
  }
}
