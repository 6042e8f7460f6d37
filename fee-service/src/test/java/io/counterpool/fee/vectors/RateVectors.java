package io.counterpool.fee.vectors;

import io.counterpool.models.Decimal;
import io.counterpool.models.Power;
import io.counterpool.models.rates.AdaptiveCurveRate;
import io.counterpool.models.rates.DriftingRate;
import io.counterpool.models.rates.DynamicKinkRate;
import io.counterpool.models.rates.JumpRate;
import io.counterpool.models.rates.KinkedRate;
import io.counterpool.models.rates.PowerRate;
import io.counterpool.models.rates.RateAccrual;
import io.counterpool.models.rates.RateCurve;
import io.counterpool.models.rates.TwoCurveRate;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/**
 * Published borrowing rates, by utilisation. Where the wire has fewer digits than a source, or
 * rounds for the pool, the tolerance says so.
 */
final class RateVectors {

  /** A few units of the last digit of the wire: a rate is rounded up, a utilisation has digits. */
  static final String WIRE = "1e-16";

  static final BigDecimal YEAR = new BigDecimal("31536000");

  private static final BigDecimal EULER_YEAR = new BigDecimal("31556952");
  private static final BigDecimal FULL_32_BITS = BigDecimal.valueOf(0xffff_ffffL);
  private static final BigDecimal COMPOUND_BLOCKS = BigDecimal.valueOf(2_102_400);

  private RateVectors() {}

  static Map<String, Function<Published, List<VectorCase>>> readers() {
    Map<String, Function<Published, List<VectorCase>>> readers = new TreeMap<>();
    readers.put("fees/aave-v3-kinked-rate", c -> List.of(aave(c)));
    readers.put("fees/compound-jump-rate", c -> List.of(compound(c)));
    readers.put("fees/comet-two-curve-rate", RateVectors::comet);
    readers.put("fees/euler-linear-kink", c -> List.of(euler(c)));
    readers.put("fees/morpho-adaptive-curve", c -> List.of(morpho(c)));
    readers.put("fees/silo-dynamic-kink-rate", c -> List.of(siloRate(c)));
    readers.put("fees/silo-dynamic-kink-compound", c -> List.of(siloInterest(c)));
    readers.put("perps/synthetix-v3-utilisation-interest", c -> List.of(synthetix(c)));
    readers.put("perps/gmx-borrowing-fee", RateVectors::gmx);
    return readers;
  }

  private static VectorCase aave(Published c) {
    BigDecimal debt = c.in("totalDebt");
    BigDecimal supplied =
        c.in("virtualUnderlyingBalance")
            .add(c.in("liquidityAdded"))
            .subtract(c.in("liquidityTaken"))
            .add(debt);
    KinkedRate model =
        new KinkedRate(
            c.decimal("baseVariableBorrowRate"),
            c.decimal("optimalUsageRatio"),
            c.decimal("variableRateSlope1"),
            c.decimal("variableRateSlope2"));
    Decimal used = used(debt, supplied);
    return borrow(c, model, used)
        .want("BORROW", model.annualRate(used), c.expected("variableBorrowRate"), "0", WIRE);
  }

  private static VectorCase compound(Published c) {
    BigDecimal borrows = c.in("borrows");
    Decimal used = used(borrows, c.in("cash").add(borrows).subtract(c.in("reserves")));
    JumpRate model =
        new JumpRate(
            c.decimal("baseRatePerYear"),
            c.decimal("multiplierPerYear"),
            c.decimal("kink"),
            c.decimal("jumpMultiplierPerYear"));
    VectorCase made = borrow(c, model, used);
    return c.expects("borrowRatePerYear")
        ? made.want(
            "BORROW",
            model.annualRate(used),
            c.expected("borrowRatePerYear"),
            "0",
            c.absolute("1e-11"))
        // Each parameter is cut to a block there, at eighteen digits.
        : made.want(
            "BORROW",
            model.annualRate(used),
            rate -> rate.divide(COMPOUND_BLOCKS, 18, RoundingMode.DOWN),
            c.expected("borrowRatePerBlock"),
            "0",
            "5e-18");
  }

  private static List<VectorCase> comet(Published c) {
    BigDecimal supplied = c.in("totalSupplyPrincipal").multiply(c.in("supplyIndex"));
    Decimal used = used(c.in("totalBorrowPrincipal").multiply(c.in("borrowIndex")), supplied);
    if (used.isGreaterThan(Decimal.ONE)) {
      return List.of();
    }
    TwoCurveRate model =
        new TwoCurveRate(
            c.decimal("borrowBase"),
            c.decimal("borrowSlopeLow"),
            c.decimal("borrowKink"),
            c.decimal("borrowSlopeHigh"),
            c.decimal("supplyBase"),
            c.decimal("supplySlopeLow"),
            c.decimal("supplyKink"),
            c.decimal("supplySlopeHigh"));
    return List.of(
        borrow(c, model, used)
            .want("BORROW", model.annualRate(used), c.expected("borrowRate"), "0", c.absolute(WIRE))
            .want(
                "SUPPLY", model.supplyRate(used), c.expected("supplyRate"), "0", c.absolute(WIRE)));
  }

  /** Rates of 10^-27 a second on a grid of 2^32, stated here by the year and the fraction. */
  private static VectorCase euler(Published c) {
    Decimal used =
        Decimal.of(
            c.in("utilisation")
                .multiply(FULL_32_BITS)
                .setScale(0, RoundingMode.DOWN)
                .divide(FULL_32_BITS, Decimal.SCALE, RoundingMode.HALF_EVEN));
    JumpRate model =
        new JumpRate(
            annual(c.in("baseRate")),
            annual(c.in("slope1").multiply(FULL_32_BITS)),
            Decimal.of(c.in("kink").divide(FULL_32_BITS, Decimal.SCALE, RoundingMode.HALF_EVEN)),
            annual(c.in("slope2").multiply(FULL_32_BITS)));
    VectorCase made = borrow(c, model, used);
    return c.expects("apy")
        ? made.want(
            "BORROW",
            model.annualRate(used),
            rate -> Power.exp(rate).subtract(BigDecimal.ONE),
            c.expected("apy"),
            c.relative("0"),
            WIRE)
        : made.want(
            "BORROW",
            model.annualRate(used),
            rate -> rate.divide(EULER_YEAR, 40, RoundingMode.HALF_EVEN),
            c.expected("ratePerSecond"),
            "1e-8",
            "1e-25");
  }

  private static Decimal annual(BigDecimal perSecond) {
    return Decimal.of(
        perSecond.movePointLeft(27).multiply(EULER_YEAR), Decimal.SCALE, RoundingMode.HALF_EVEN);
  }

  private static VectorCase morpho(Published c) {
    AdaptiveCurveRate model =
        new AdaptiveCurveRate(
            Decimal.of("0.9"),
            Decimal.of("4"),
            Decimal.of("50"),
            Decimal.of("0.04"),
            Decimal.of("0.001"),
            Decimal.of("2"));
    long seconds = c.seconds("elapsedSeconds");
    Decimal memory = c.decimal("startRateAtTargetPerSecond");
    Decimal used = c.decimal("utilisation");
    RateAccrual direct = model.accrue(memory, used, seconds);
    VectorCase made = drifting(c, model, used, memory, seconds);
    if (c.expects("endRateAtTargetPerSecond")) {
      made.want(
          "MEMORY", direct.state(), c.expected("endRateAtTargetPerSecond"), c.relative("0"), "0");
    }
    if (c.expects("endRateAtTargetPerYear")) {
      made.want(
          "MEMORY",
          direct.state(),
          rate -> rate.multiply(YEAR),
          c.expected("endRateAtTargetPerYear"),
          c.relative("0"),
          "0");
    }
    String mean =
        c.expects("avgBorrowRatePerSecond") ? "avgBorrowRatePerSecond" : "avgBorrowRatePerYear";
    if (c.expects(mean)) {
      BigDecimal perSecond =
          mean.endsWith("Second")
              ? c.expected(mean)
              : c.expected(mean).divide(YEAR, 40, RoundingMode.HALF_EVEN);
      if (seconds == 0) {
        made.want(
            "BORROW",
            model.annualRate(memory, used, seconds),
            rate -> rate.divide(YEAR, 18, RoundingMode.HALF_EVEN),
            perSecond,
            c.relative("0"),
            "1e-18");
      } else {
        // The interest is that of the mean rate: its logarithm is the mean times the seconds.
        made.want(
            "INTEREST",
            direct.interest(),
            interest ->
                Power.ln(interest.add(BigDecimal.ONE))
                    .divide(BigDecimal.valueOf(seconds), 40, RoundingMode.HALF_EVEN),
            perSecond,
            c.relative("1e-9"),
            "1e-18");
      }
    }
    return made;
  }

  private static VectorCase siloRate(Published c) {
    DynamicKinkRate model = silo(c);
    Decimal used = siloUsed(c);
    return drifting(c, model, used, c.decimal("k0"), siloSeconds(c))
        .want(
            "BORROW",
            model.annualRate(c.decimal("k0"), used, siloSeconds(c)),
            c.expected("currentAnnualRate"),
            c.relative("0"),
            WIRE);
  }

  private static VectorCase siloInterest(Published c) {
    DynamicKinkRate model = silo(c);
    Decimal used = siloUsed(c);
    RateAccrual direct = model.accrue(c.decimal("k0"), used, siloSeconds(c));
    return drifting(c, model, used, c.decimal("k0"), siloSeconds(c))
        .want("INTEREST", direct.interest(), c.expected("compoundInterest"), c.relative("0"), WIRE)
        .want("MEMORY", direct.state(), c.expected("newSlope"), c.relative("0"), WIRE);
  }

  private static Decimal siloUsed(Published c) {
    return DynamicKinkRate.utilisation(
        Decimal.of(c.in("totalBorrow")), Decimal.of(c.in("totalDeposits")));
  }

  private static long siloSeconds(Published c) {
    return c.seconds("t1") - c.seconds("t0");
  }

  private static DynamicKinkRate silo(Published c) {
    return new DynamicKinkRate(
        c.decimal("ulow"),
        c.decimal("u1"),
        c.decimal("u2"),
        c.decimal("ucrit"),
        c.decimal("rmin"),
        c.decimal("kmin"),
        c.decimal("kmax"),
        c.decimal("alpha"),
        c.decimal("c1"),
        c.decimal("cminus"),
        c.decimal("c2"),
        c.decimal("cplus"),
        c.decimal("dmax"),
        Decimal.of(10),
        true);
  }

  private static VectorCase synthetix(Published c) {
    BigDecimal locked = BigDecimal.ZERO;
    for (JsonNode position : c.in().path("positions")) {
      locked =
          locked.add(
              Published.number(position, "size")
                  .abs()
                  .multiply(Published.number(position, "price"))
                  .multiply(Published.number(position, "lockedRatio")));
    }
    BigDecimal hundred = BigDecimal.valueOf(100);
    JumpRate model =
        new JumpRate(
            Decimal.ZERO,
            Decimal.of(c.in("lowGradient").multiply(hundred)),
            c.decimal("breakpoint"),
            Decimal.of(c.in("highGradient").multiply(hundred)));
    Decimal used = used(locked, c.in("lpCapitalUsd"));
    return borrow(c, model, used)
        .want("BORROW", model.annualRate(used), c.expected("ratePerYear"), c.relative("0"), WIRE);
  }

  /** Cases of one period; those of several are asked over rounds. */
  private static List<VectorCase> gmx(Published c) {
    JsonNode period = c.in().path("periods").get(0);
    if (c.in().path("periods").size() > 1 || period.has("smallerSideSkipped")) {
      return List.of();
    }
    RateCurve model = gmxModel(c);
    Decimal used = gmxUsed(c, period);
    Decimal rate = model.annualRate(used);
    BigDecimal seconds = Published.number(period, "seconds");
    VectorCase made = borrow(c, (Record) model, used);
    if (c.expects("cumulativeFactor")) {
      made.want("BORROW", rate, y -> owed(y, seconds), c.expected("cumulativeFactor"), "0", WIRE);
    }
    if (c.expects("feeUsd")) {
      made.want(
          "BORROW",
          rate,
          y -> owed(y, seconds).multiply(c.in("positionSizeUsd")),
          c.expected("feeUsd"),
          "1e-16",
          "0");
    }
    return List.of(made);
  }

  private static BigDecimal owed(BigDecimal annualRate, BigDecimal seconds) {
    return annualRate.multiply(seconds).divide(YEAR, 40, RoundingMode.HALF_EVEN);
  }

  /** Rates a second of the source, by the year. */
  static RateCurve gmxModel(Published c) {
    if (!c.in().has("optimalUsage")) {
      return new PowerRate(
          Decimal.ZERO, Decimal.of(c.in("borrowingFactor").multiply(YEAR)), c.decimal("exponent"));
    }
    BigDecimal slope = c.in("baseRatePerSecond");
    BigDecimal more =
        c.in("aboveOptimalRatePerSecond")
            .subtract(slope)
            .max(BigDecimal.ZERO)
            .divide(BigDecimal.ONE.subtract(c.in("optimalUsage")), 40, RoundingMode.HALF_EVEN);
    return new JumpRate(
        Decimal.ZERO, yearly(slope), c.decimal("optimalUsage"), yearly(slope.add(more)));
  }

  static Decimal gmxUsed(Published c, JsonNode period) {
    BigDecimal pool =
        c.in().has("openInterestReserveFactor")
            ? c.in("poolUsd").multiply(c.in("openInterestReserveFactor"))
            : c.in("poolUsd");
    return used(Published.number(period, "reservedUsd"), pool);
  }

  private static Decimal yearly(BigDecimal perSecond) {
    return Decimal.of(perSecond.multiply(YEAR), Decimal.SCALE, RoundingMode.HALF_EVEN);
  }

  private static VectorCase drifting(
      Published c, DriftingRate model, Decimal used, Decimal memory, long seconds) {
    return borrow(c, (Record) model, used).state("memory", memory).state("seconds", seconds);
  }

  private static VectorCase borrow(Published c, Record model, Decimal used) {
    return new VectorCase(c, "borrow-by-utilisation", "borrow", model, used);
  }

  private static Decimal used(BigDecimal borrowed, BigDecimal supplied) {
    return borrowed.signum() == 0
        ? Decimal.ZERO
        : Decimal.of(borrowed.divide(supplied, Decimal.SCALE, RoundingMode.HALF_EVEN));
  }
}
